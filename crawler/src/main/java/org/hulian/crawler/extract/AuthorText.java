package org.hulian.crawler.extract;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * What an author wrote into a post: without the notices of the software, without signatures,
 * without what others wrote and the author only quotes.
 */
final class AuthorText implements Predicate<Element> {
  private static final int LONGEST_NOTICE = 200;
  private static final Vocabulary WORDS = Vocabulary.standard();
  private static final Pattern NOTICE = WORDS.pattern("notice");
  private static final Pattern QUOTE_HEAD = WORDS.pattern("quoteHead");

  private final List<Element> others;

  private AuthorText(List<Element> others) {
    this.others = others;
  }

  /**
   * The author's text in an element.
   *
   * @param others parts of the element that are known to be something else
   */
  static String of(Element content, List<Element> others) {
    return PlainText.of(content, new AuthorText(others));
  }

  static String of(Element content) {
    return of(content, List.of());
  }

  @Override
  public boolean test(Element element) {
    if (others.contains(element)) {
      return true;
    }
    String marks = Marks.of(element);
    if (!marks.isEmpty() && Marks.NOISE.matcher(marks).find()) {
      return true;
    }
    return quotation(element, marks) || notice(element);
  }

  /**
   * A quotation is somebody else's only if it says whose it is; authors also frame their own words.
   */
  private static boolean quotation(Element element, String marks) {
    if (!Marks.quote(element, marks)) {
      return false;
    }
    if (element.hasAttr("data-quote")
        || element.hasAttr("data-username")
        || element.hasAttr("cite")
        || element.selectFirst(
                "cite, .bbCodeBlock-title, .quote-title, .quoteheader, .quote_header, .quote-author, .title")
            != null) {
      return true;
    }
    Element link = element.selectFirst("a[href]");
    String head = PlainText.of(element);
    int end = head.indexOf('\n');
    String first = end < 0 ? head : head.substring(0, end);
    return QUOTE_HEAD.matcher(first).find() && (end >= 0 || link != null);
  }

  private static boolean notice(Element element) {
    if (element.childNodeSize() > 4 || element.normalName().equals("br")) {
      return false;
    }
    String text = element.text();
    return !text.isBlank() && text.length() <= LONGEST_NOTICE && NOTICE.matcher(text).find();
  }
}
