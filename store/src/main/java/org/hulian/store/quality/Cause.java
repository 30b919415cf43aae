package org.hulian.store.quality;

import java.util.Locale;

/** Why a decision is looked at again. */
public enum Cause {
  /** It was drawn. */
  SAMPLE,
  /** It says the opposite of the one before, on the same text. */
  REVERSED,
  /** Somebody complained of it. */
  APPEAL;

  /** The name in tables and interfaces, such as {@code sample}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Cause ofKey(String key) {
    return valueOf(key.toUpperCase(Locale.ROOT));
  }
}
