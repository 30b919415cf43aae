package org.hulian.crawler.fetch;

import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRulesParser;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Prepares the bytes of a robots.txt for the parser, whatever encoding they are in. */
final class RobotsText {
  /** A rule up to its comment. */
  private static final Pattern RULE =
      Pattern.compile(
          "(?m)^[ \\t\\x{EF}\\x{BB}\\x{BF}]*(?:dis)?allow[ \\t]*:[^#\\r\\n]*",
          Pattern.CASE_INSENSITIVE);

  /** A dollar that something but blanks follows. */
  private static final Pattern INNER_DOLLAR = Pattern.compile("\\$(?=[ \\t]*[^ \\t])");

  private static final int MAX_WARNINGS = 5;

  private RobotsText() {}

  /** RFC 9309, 2.3.1.4; 429 is a server that cannot answer now, not one without a file. */
  static boolean unreachable(int status) {
    return status < 200 || status >= 500 || status == 429;
  }

  /** The rules of a file that hold for one product token. */
  static SimpleRobotRules parse(
      String authority, byte[] body, @Nullable String contentType, String agent) {
    return new SimpleRobotRulesParser(RobotsService.MAX_AGE.toMillis(), MAX_WARNINGS)
        .parseContent(
            authority + "/robots.txt",
            plainDollars(body),
            contentType == null ? "text/plain" : contentType,
            List.of(agent));
  }

  /** Half a rule is another rule: half of {@code Disallow: /closed} closes everything. */
  static byte[] wholeLines(byte[] cut) {
    int end = cut.length;
    while (end > 0 && cut[end - 1] != '\n' && cut[end - 1] != '\r') {
      end--;
    }
    return Arrays.copyOf(cut, end);
  }

  /**
   * Escapes dollars within rules. RFC 9309, 2.2.3: a dollar designates the end of the pattern, so
   * one that does not stand there is a sign like others; the parser drops such a rule.
   */
  static byte[] plainDollars(byte[] body) {
    String text = new String(body, StandardCharsets.ISO_8859_1);
    if (text.indexOf('$') < 0) {
      return body;
    }
    return RULE.matcher(text)
        .replaceAll(
            rule -> Matcher.quoteReplacement(INNER_DOLLAR.matcher(rule.group()).replaceAll("%24")))
        .getBytes(StandardCharsets.ISO_8859_1);
  }
}
