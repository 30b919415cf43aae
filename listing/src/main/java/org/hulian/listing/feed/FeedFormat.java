package org.hulian.listing.feed;

import java.util.Locale;
import java.util.Optional;

/** How a feed is written. */
public enum FeedFormat {
  /** One JSON object a line. */
  JSON_LINES,
  /** RFC 4180, with a header that names the columns as the contract does. */
  CSV;

  /**
   * The format that a file name speaks of: {@code .jsonl}, {@code .ndjson}, {@code .json}, {@code
   * .csv}.
   */
  public static Optional<FeedFormat> ofName(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.endsWith(".csv")) {
      return Optional.of(CSV);
    }
    return lower.endsWith(".jsonl") || lower.endsWith(".ndjson") || lower.endsWith(".json")
        ? Optional.of(JSON_LINES)
        : Optional.empty();
  }
}
