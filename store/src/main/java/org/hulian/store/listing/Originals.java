package org.hulian.store.listing;

import org.hulian.listing.Listing;

/** Takes what is covered in a listing before it is stored, where it has to be kept apart. */
public interface Originals {
  /** Keeps nothing. */
  Originals NOWHERE = (before, masked) -> {};

  /**
   * Takes what the two differ in.
   *
   * @param before as it came
   * @param masked as it will be stored; texts as long as before
   */
  void keep(Listing before, Listing masked);
}
