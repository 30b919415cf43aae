package org.hulian.store.account;

import java.util.Locale;

/** What a token is for. */
public enum Scope {
  /** Searching. */
  SEARCH,
  /** Reading listings with their verdicts. */
  READ,
  /** Scoring listings that are not stored. */
  CLASSIFY,
  /** Taking listings in. */
  INGEST;

  /** The name in interfaces, such as {@code search}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
