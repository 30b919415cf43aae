package org.hulian.crawler.frontier;

import java.util.Locale;

/** Where an address stands. */
public enum AddressState {
  /** Known, but further from the start than the run may go. */
  DISCOVERED,
  /** To be asked as soon as its host is due. */
  READY,
  /** Being asked; ready again when the run that asks it has died. */
  LEASED,
  /** Looked at; to be looked at again in a later run. */
  DONE,
  /** Failed; to be asked again, but not before a certain time. */
  RETRY,
  /** Not to be asked again in this run, for a reason. */
  DEAD;

  String column() {
    return name().toLowerCase(Locale.ROOT);
  }

  static AddressState of(String column) {
    return valueOf(column.toUpperCase(Locale.ROOT));
  }
}
