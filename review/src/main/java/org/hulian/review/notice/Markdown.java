package org.hulian.review.notice;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The little Markdown that notices are written in: headings, lists, quotes, paragraphs. */
final class Markdown {
  private static final Pattern SPECIAL = Pattern.compile("([\\\\`*_{}\\[\\]<>()#+!|~-])");
  private static final Pattern ESCAPED = Pattern.compile("\\\\([\\\\`*_{}\\[\\]<>()#+!|~-])");
  private static final Pattern ADDRESS = Pattern.compile("<(https?://[^<>\\s]+)>");

  private Markdown() {}

  /** One line of foreign text, so that nothing in it is markup or commands a terminal. */
  static String escape(String text) {
    String line = text.strip().replaceAll("\\s*\\R\\s*", " ").replaceAll("[\\p{Cc}\\p{Cf}]", " ");
    return SPECIAL.matcher(line).replaceAll("\\\\$1");
  }

  /** Foreign text as a quotation, line by line. */
  static String quote(String text) {
    List<String> lines = new ArrayList<>();
    for (String line : text.strip().split("\\R", -1)) {
      lines.add(("> " + escape(line)).stripTrailing());
    }
    return String.join("\n", lines);
  }

  /** The parts of a text, for a page that prints each as text. */
  static List<Block> blocks(String markdown) {
    List<Block> blocks = new ArrayList<>();
    for (String line : markdown.split("\\R", -1)) {
      if (!line.isBlank()) {
        blocks.add(block(line));
      }
    }
    return blocks;
  }

  private static Block block(String line) {
    if (line.startsWith("## ")) {
      return new Block("section", plain(line.substring("## ".length())));
    }
    if (line.startsWith("# ")) {
      return new Block("title", plain(line.substring("# ".length())));
    }
    if (line.startsWith("- ")) {
      return new Block("item", plain(line.substring("- ".length())));
    }
    if (line.startsWith(">")) {
      return new Block("quote", plain(line.substring(1).strip()));
    }
    return new Block("paragraph", plain(line));
  }

  private static String plain(String text) {
    String addresses = ADDRESS.matcher(text).replaceAll("$1");
    return ESCAPED.matcher(addresses).replaceAll("$1");
  }

  /** One line: {@code kind} is title, section, item, quote or paragraph. */
  record Block(String kind, String text) {}
}
