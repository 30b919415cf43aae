package org.hulian.store.search;

import java.util.Locale;

/** By which way an alert leaves the house. */
public enum Way {
  WEBHOOK,
  MAIL;

  /** The name in tables and in the audit log. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
