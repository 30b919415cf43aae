package org.hulian.listing.feed;

/** A row of a feed, or a stored payload, is not what it should be; the message says why. */
public final class FeedException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int QUOTED = 60;

  FeedException(String reason) {
    super(reason);
  }

  /** The beginning of a text, for a message. */
  static String quote(String text) {
    String line =
        text.codePoints()
            .map(c -> Character.isISOControl(c) ? ' ' : c)
            .limit(QUOTED)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    return '"' + line + (text.length() > line.length() ? "…\"" : "\"");
  }
}
