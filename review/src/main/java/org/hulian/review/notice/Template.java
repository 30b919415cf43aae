package org.hulian.review.notice;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with places to fill, such as {@code {{url}}}.
 *
 * @param text as written
 */
record Template(String text) {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{(\\w+)}}");

  /**
   * A filled template, or what is missing.
   *
   * @param text empty while anything is missing
   * @param missing names of the places that have nothing to be filled with, each once, in order
   */
  record Filled(String text, List<String> missing) {}

  /** The template of notices in this language, {@code zh} or {@code en}. */
  static Template shipped(String language) {
    String file = "/org/hulian/review/notice/notice_" + language + ".md";
    try (InputStream in = Template.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("missing from the program: " + file);
      }
      return new Template(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The names of the places. */
  List<String> places() {
    return PLACEHOLDER.matcher(text).results().map(found -> found.group(1)).distinct().toList();
  }

  /** Fills it in one pass, so that nothing a seller wrote is taken for a place. */
  Filled fill(Map<String, String> values) {
    Set<String> missing = new LinkedHashSet<>();
    String filled =
        PLACEHOLDER
            .matcher(text)
            .replaceAll(
                match -> {
                  String value = values.getOrDefault(match.group(1), "");
                  if (value.isBlank()) {
                    missing.add(match.group(1));
                  }
                  return Matcher.quoteReplacement(value);
                });
    return missing.isEmpty() ? new Filled(filled, List.of()) : new Filled("", List.copyOf(missing));
  }
}
