package org.hulian.listing;

/** What sort of item a listing is. */
public enum Kind {
  /** Goods or a service with a price field of its own. */
  LISTING,
  /** A forum post with its replies; a price stands at most in the text. */
  THREAD
}
