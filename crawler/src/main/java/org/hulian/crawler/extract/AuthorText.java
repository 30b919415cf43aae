package org.hulian.crawler.extract;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;
import org.jsoup.select.Selector;

/**
 * What an author wrote into a post: without the notices of the software, without signatures,
 * without what others wrote and the author only quotes.
 */
final class AuthorText implements Predicate<Element> {
  private static final int LONGEST_NOTICE = 200;
  private static final int MOST_NODES = 4;
  private static final int MOST_IN_HEAD = 200;
  private static final Evaluator QUOTE_TITLE =
      Selector.evaluatorOf(
          "cite, .bbCodeBlock-title, .quote-title, .quoteheader, .quote_header, .quote-author, .title");
  private static final Evaluator LINK = Selector.evaluatorOf("a[href]");
  private static final Vocabulary WORDS = Vocabulary.standard();
  private static final Pattern NOTICE = WORDS.pattern("notice");
  private static final Pattern QUOTE_HEAD = WORDS.pattern("quoteHead");

  private final Set<Element> others;

  private AuthorText(Collection<Element> others) {
    this.others = new HashSet<>(others);
  }

  /**
   * The author's text in an element.
   *
   * @param others parts of the element that are known to be something else
   */
  static String of(Element content, Collection<Element> others) {
    return PlainText.of(content, new AuthorText(others));
  }

  static String of(Element content) {
    return of(content, Set.of());
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

  /** A quotation is somebody else's only if it says whose; authors also frame their own words. */
  private static boolean quotation(Element element, String marks) {
    if (!Marks.quote(element, marks)) {
      return false;
    }
    boolean stated =
        element.hasAttr("data-quote")
            || element.hasAttr("data-username")
            || element.hasAttr("cite")
            || begins(element, QUOTE_TITLE);
    if (stated) {
      return true;
    }
    String text = PlainText.beginning(element, 4 * LONGEST_NOTICE);
    int end = text.indexOf('\n');
    String head = end < 0 ? text : text.substring(0, end);
    boolean more = end >= 0 || begins(element, LINK);
    return more && head.length() <= LONGEST_NOTICE && QUOTE_HEAD.matcher(head).find();
  }

  /** Whether such an element is among the first of those in a quotation. */
  private static boolean begins(Element quotation, Evaluator wanted) {
    return quotation.stream().skip(1).limit(MOST_IN_HEAD).anyMatch(element -> element.is(wanted));
  }

  private static boolean notice(Element element) {
    if (element.childNodeSize() > MOST_NODES || element.normalName().equals("br")) {
      return false;
    }
    String text = PlainText.shortLine(element, LONGEST_NOTICE);
    return !text.isEmpty() && NOTICE.matcher(text).find();
  }
}
