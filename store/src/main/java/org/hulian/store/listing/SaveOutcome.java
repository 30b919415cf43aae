package org.hulian.store.listing;

/** What saving a listing changed. */
public enum SaveOutcome {
  /** The item was never seen before. */
  NEW,
  /** The item has another content than at the last look: a new version was added. */
  CHANGED,
  /** The item is as it was; only the time of the last look moved. */
  UNCHANGED,
  /** The item was live and is gone: a new version records it. */
  REMOVED,
  /** The item was gone and is back: a new version records it. */
  RELISTED,
  /** The look is older than the last one at the item: it tells nothing new, and changed nothing. */
  OLDER,
  /** It says that an item is gone that was never seen: there is nothing to be kept of it. */
  ABSENT
}
