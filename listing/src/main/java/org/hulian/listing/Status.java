package org.hulian.listing;

/** Whether the item could still be seen by the public when it was last looked at. */
public enum Status {
  /** The page shows the item. */
  LIVE,
  /** The page says that the item is gone, hidden or never was. */
  REMOVED
}
