package org.hulian.listing.feed;

import java.util.Locale;

/** How a feed is written. */
public enum FeedFormat {
  /** One JSON object a line. */
  JSON_LINES,
  /** RFC 4180 with a header; parted by commas, semicolons or tabs, as the header shows. */
  CSV;

  /** CSV for names that end in {@code .csv} or {@code .tsv}, else JSON Lines. */
  public static FeedFormat ofName(String fileName) {
    String name = fileName.toLowerCase(Locale.ROOT);
    return name.endsWith(".csv") || name.endsWith(".tsv") ? CSV : JSON_LINES;
  }
}
