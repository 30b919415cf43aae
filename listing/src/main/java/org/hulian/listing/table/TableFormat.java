package org.hulian.listing.table;

import java.util.Locale;
import java.util.Optional;

/** How a table is written. */
public enum TableFormat {
  /** RFC 4180 in UTF-8, every cell in quotes, lines ending in CR LF. */
  CSV("text/csv;charset=UTF-8"),
  /** One JSON object a line, in UTF-8. */
  JSONL("application/x-ndjson"),
  /** Office Open XML; texts only. */
  XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

  private final String mediaType;

  TableFormat(String mediaType) {
    this.mediaType = mediaType;
  }

  /** The type of its media, as HTTP names it. */
  public String mediaType() {
    return mediaType;
  }

  /** The name in addresses and at the end of file names, such as {@code csv}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The format of this key; empty if there is none. */
  public static Optional<TableFormat> ofKey(String key) {
    for (TableFormat format : values()) {
      if (format.key().equals(key)) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }

  /** The format that the end of a file's name speaks of. */
  public static Optional<TableFormat> ofName(String name) {
    return ofKey(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
  }
}
