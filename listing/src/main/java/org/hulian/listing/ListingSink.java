package org.hulian.listing;

/** Takes listings one by one, in the order in which they were found. */
@FunctionalInterface
public interface ListingSink {
  /** Takes one listing; called by one thread at a time. */
  void accept(Listing listing);
}
