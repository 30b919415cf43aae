package org.hulian.store.evidence;

import java.util.Locale;

/** What came of asking a stamping service. */
public enum StampStatus {
  /** It has not answered yet. */
  WAITING,
  /** It answered with something that proves nothing; it is asked again. */
  UNVERIFIED,
  /** It stamped the package. */
  VERIFIED;

  /** The name in tables and interfaces, such as {@code waiting}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  static StampStatus ofKey(String key) {
    return valueOf(key.toUpperCase(Locale.ROOT));
  }
}
