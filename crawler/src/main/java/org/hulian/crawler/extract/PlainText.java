package org.hulian.crawler.extract;

import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/**
 * Writes an author's words as plain text: block elements and {@code br} become line breaks, other
 * white space one blank; what the author did not write or readers do not see stays out.
 */
final class PlainText implements NodeFilter {
  private static final Set<String> SILENT =
      Set.of(
          "script",
          "style",
          "noscript",
          "template",
          "svg",
          "iframe",
          "object",
          "select",
          "option",
          "button",
          "input",
          "textarea",
          "head",
          "canvas",
          "video",
          "audio",
          "map",
          "meta",
          "link");
  private static final Set<String> BLOCKS =
      Set.of(
          "p",
          "div",
          "li",
          "ul",
          "ol",
          "tr",
          "table",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "hr",
          "blockquote",
          "pre",
          "dt",
          "dd",
          "dl",
          "section",
          "article",
          "header",
          "footer",
          "form",
          "fieldset",
          "figure",
          "figcaption",
          "tbody",
          "thead",
          "address",
          "main",
          "aside",
          "center");
  private static final int MOST_NODES = 100;

  private final Element root;
  private final Predicate<Element> left;
  private final int most;
  private final StringBuilder out = new StringBuilder();
  private int pre;

  private PlainText(Element root, Predicate<Element> left, int most) {
    this.root = root;
    this.left = left;
    this.most = most;
  }

  /** The text of an element, all of it but what nobody sees. */
  static String of(Element root) {
    return of(root, element -> false);
  }

  /**
   * The text of an element without some of its parts.
   *
   * @param left tells which elements below the root are left out
   */
  static String of(Element root, Predicate<Element> left) {
    PlainText text = new PlainText(root, left, 2 * Limits.MAX_TEXT);
    root.filter(text);
    return tidy(text.out);
  }

  /** The beginning of the text of an element, of about this many characters or more. */
  static String beginning(Element root, int most) {
    PlainText text = new PlainText(root, element -> false, most);
    root.filter(text);
    return tidy(text.out);
  }

  /** One line: the text with every run of white space as one blank, cut at a length. */
  static String line(String text) {
    String line =
        text.replace('\u00A0', ' ').replaceAll("[\\s\\u200B\\uFEFF\\p{Cntrl}]+", " ").strip();
    return cut(line, Limits.MAX_LINE);
  }

  /**
   * The text of an element as one line if it is short.
   *
   * @return empty if there is none, if it is longer than {@code most} characters, or if it is made
   *     of very many nodes
   */
  static String shortLine(Element element, int most) {
    StringBuilder text = new StringBuilder();
    AtomicInteger nodes = new AtomicInteger();
    element.filter(
        (node, depth) -> {
          if (node instanceof TextNode own) {
            String whole = own.getWholeText();
            boolean blank = whole.isBlank();
            text.append(blank ? " " : whole.substring(0, Math.min(whole.length(), 8 * most)));
          }
          boolean enough = text.length() > 8 * most || nodes.incrementAndGet() > MOST_NODES;
          return enough ? NodeFilter.FilterResult.STOP : NodeFilter.FilterResult.CONTINUE;
        });
    String line = text.length() > 8 * most || nodes.get() > MOST_NODES ? "" : line(text.toString());
    return line.length() > most ? "" : line;
  }

  /** The beginning of a text that is longer than this, without half a character at its end. */
  static String cut(String text, int length) {
    if (text.length() <= length) {
      return text;
    }
    boolean half = length > 0 && Character.isHighSurrogate(text.charAt(length - 1));
    return text.substring(0, half ? length - 1 : length);
  }

  /**
   * Drops the blanks beside line breaks and all but two of the breaks in a row; in one pass, since
   * pages have runs of any length.
   */
  private static String tidy(StringBuilder raw) {
    StringBuilder tidy = new StringBuilder(raw.length());
    int breaks = 0;
    int blanks = 0;
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c == '\n') {
        breaks++;
        blanks = 0;
      } else if (c == ' ' || c == '\u00A0') {
        blanks++;
      } else {
        tidy.repeat(breaks > 0 ? '\n' : ' ', breaks > 0 ? Math.min(breaks, 2) : blanks).append(c);
        breaks = 0;
        blanks = 0;
      }
    }
    return cut(tidy.toString().strip(), Limits.MAX_TEXT);
  }

  /** Whether the markup itself hides the element. */
  static boolean hidden(Element element) {
    if (element.hasAttr("hidden")) {
      return true;
    }
    String style = element.attr("style");
    if (style.isEmpty()) {
      return false;
    }
    String plain = style.toLowerCase(Locale.ROOT).replace(" ", "");
    return plain.contains("display:none")
        || plain.contains("visibility:hidden")
        || plain.contains("font-size:0;")
        || plain.endsWith("font-size:0")
        || plain.contains("font-size:0px");
  }

  static boolean silent(Element element) {
    return SILENT.contains(element.normalName());
  }

  static boolean block(Element element) {
    return BLOCKS.contains(element.normalName());
  }

  @Override
  public FilterResult head(Node node, int depth) {
    if (out.length() > most) {
      return FilterResult.STOP;
    }
    if (node instanceof TextNode text) {
      append(text.getWholeText());
      return FilterResult.CONTINUE;
    }
    if (!(node instanceof Element element)) {
      return FilterResult.SKIP_ENTIRELY;
    }
    if (!element.equals(root) && (silent(element) || hidden(element) || left.test(element))) {
      return FilterResult.SKIP_ENTIRELY;
    }
    open(element);
    return FilterResult.CONTINUE;
  }

  private void open(Element element) {
    switch (element.normalName()) {
      case "br" -> out.append('\n');
      case "img" -> picture(element);
      case "td", "th" -> blank();
      default -> {
        if (block(element)) {
          lineBreak();
          pre += element.normalName().equals("pre") ? 1 : 0;
        }
      }
    }
  }

  /** Emoji that the software turned into pictures are words of the author. */
  private void picture(Element image) {
    String alt = image.attr("alt");
    String marks = image.className().toLowerCase(Locale.ROOT);
    if (!alt.isEmpty()
        && alt.length() <= 12
        && (marks.contains("emoji") || marks.contains("smil"))) {
      out.append(alt);
    }
  }

  @Override
  public FilterResult tail(Node node, int depth) {
    if (node instanceof Element element && block(element)) {
      lineBreak();
      pre -= element.normalName().equals("pre") ? 1 : 0;
      if (element.normalName().equals("p")) {
        out.append('\n');
      }
    }
    return FilterResult.CONTINUE;
  }

  private void lineBreak() {
    if (!out.isEmpty() && out.charAt(out.length() - 1) != '\n') {
      out.append('\n');
    }
  }

  private void blank() {
    if (!out.isEmpty() && !Character.isWhitespace(out.charAt(out.length() - 1))) {
      out.append(' ');
    }
  }

  private void append(String text) {
    if (pre > 0) {
      out.append(text);
      return;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f') {
        blank();
      } else if ((c != '\u200B' && c != '\uFEFF') || keepsInvisible(text, i)) {
        out.append(c);
      }
    }
  }

  /**
   * Invisible marks inside a word are a disguise, and so evidence; beside blanks they are layout.
   */
  private static boolean keepsInvisible(String text, int at) {
    return at > 0
        && at + 1 < text.length()
        && !Character.isWhitespace(text.charAt(at - 1))
        && !Character.isWhitespace(text.charAt(at + 1));
  }
}
