package org.hulian.app.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page with {@code {{key}}} in it. Values are text and are escaped, unless they are markup. */
final class Template {
  private static final Pattern KEY = Pattern.compile("\\{\\{(\\w+)}}");
  private final String source;

  private Template(String source) {
    this.source = source;
  }

  static Template load(Path folder, String name) throws IOException {
    return new Template(Files.readString(folder.resolve(name + ".html")));
  }

  /** Something that is filled in as it is. */
  record Markup(String html) {}

  /**
   * Fills the page in.
   *
   * @throws IllegalArgumentException if a key has no value
   */
  Markup fill(Map<String, Object> values) {
    Matcher matcher = KEY.matcher(source);
    StringBuilder page = new StringBuilder();
    while (matcher.find()) {
      Object value = values.get(matcher.group(1));
      if (value == null) {
        throw new IllegalArgumentException("the template wants " + matcher.group(1));
      }
      String text = value instanceof Markup markup ? markup.html() : escape(value.toString());
      matcher.appendReplacement(page, Matcher.quoteReplacement(text));
    }
    return new Markup(matcher.appendTail(page).toString());
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
