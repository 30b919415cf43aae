package org.hulian.store.casefile;

import java.util.Locale;

/** Why an item that has a case got another version. */
public enum VersionChange {
  /** Its content is another. */
  CHANGED,
  /** It is gone. */
  REMOVED,
  /** It was gone and is back. */
  RELISTED;

  String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
