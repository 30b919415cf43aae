package org.hulian.app;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Makes crawled text safe to print: it may hold what commands a terminal. */
final class TextOutput {
  private static final char DELETE = 0x7f;
  private static final char LAST_CONTROL = 0x9f;

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private TextOutput() {}

  /** A time to the minute, in UTC. */
  static String minute(Instant time) {
    return MINUTE.format(time);
  }

  /** The text on one line, without anything that could command a terminal. */
  static String oneLine(String text) {
    return inert(text).replaceAll(" {2,}", " ").strip();
  }

  /** The text with a blank for every control and format character, as long as before. */
  static String inert(String text) {
    return text.codePoints()
        .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? ' ' : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /**
   * JSON that says the same with its control characters escaped; RFC 8259 asks for that only below
   * U+0020, but terminals obey those from U+0080 to U+009F as well.
   */
  static String json(String json) {
    if (json.chars().noneMatch(TextOutput::isUpperControl)) {
      return json;
    }
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      escaped.append(isUpperControl(c) ? String.format(Locale.ROOT, "\\u%04x", (int) c) : c);
    }
    return escaped.toString();
  }

  private static boolean isUpperControl(int c) {
    return c >= DELETE && c <= LAST_CONTROL;
  }
}
