package org.hulian.crawler.extract;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;

/**
 * Tells pages that stand in the place of content: "gone", "log in first", "prove that you are
 * human". Words count only where the page says little else, since items talk of such things too.
 */
final class WallReader {
  private static final int LITTLE = 600;

  /** A page to log in at may lead to a list or an item once, by way of an excuse. */
  private static final int ENOUGH_CONTENT = 2;

  private static final Vocabulary WORDS = Vocabulary.standard();

  private final HtmlPage page;
  private final LinkReader links;

  WallReader(HtmlPage page, LinkReader links) {
    this.page = page;
    this.links = links;
  }

  /** What stands on the page in place of content. */
  enum Wall {
    NONE,
    REMOVED,
    BLOCKED
  }

  static Wall byStatus(int status) {
    return switch (status) {
      case 404, 410, 451 -> Wall.REMOVED;
      case 401, 403, 407, 429 -> Wall.BLOCKED;
      default -> Wall.NONE;
    };
  }

  /** Looks for a wall on a page on which no item was found. */
  Wall read() {
    String title = page.document().title();
    String message = message();
    if (WORDS.says("removed", message) || WORDS.says("removed", title)) {
      return Wall.REMOVED;
    }
    boolean asks = WORDS.says("login", message) || WORDS.says("login", title);
    if (asks || WORDS.says("captcha", message) || WORDS.says("captcha", title)) {
      return Wall.BLOCKED;
    }
    boolean shut = (challenge() || passwordOnly()) && !besideContent();
    return shut ? Wall.BLOCKED : Wall.NONE;
  }

  /** A form to log in at is no wall where the page leads on to items beside it. */
  private boolean besideContent() {
    return !logInForms().isEmpty() && links.contentOutside(logInForms()) >= ENOUGH_CONTENT;
  }

  private List<Element> logInForms() {
    return page.document().select("form:has(input[type=password])");
  }

  /** The text of the content if it is short, or of a box that is marked as a message. */
  private String message() {
    Survey survey = page.survey();
    for (Element element : survey.elements()) {
      String marks = survey.marks(element);
      boolean box =
          marks.contains(" messagetext ")
              || marks.contains(" alert ")
              || marks.contains(" error ")
              || marks.contains(" not found ")
              || marks.contains(" message ")
              || marks.contains(" notice ")
              || marks.contains(" block message ")
              || marks.contains(" alert error ");
      boolean little = survey.length(element) <= 20 * LITTLE;
      String text = box && little && survey.content(element) ? element.text() : "";
      if (!text.isBlank() && text.length() <= LITTLE) {
        return text;
      }
    }
    String content = content();
    return content.length() <= LITTLE ? content : "";
  }

  /** What stands inside the frame; what a form to log in at says is said of the form alone. */
  private String content() {
    Survey survey = page.survey();
    Set<Element> forms = Collections.newSetFromMap(new IdentityHashMap<>());
    forms.addAll(logInForms());
    return PlainText.of(
        page.document().body(),
        element -> forms.contains(element) || (survey.has(element) && survey.place(element).frame));
  }

  private boolean challenge() {
    return page.document().body().text().length() <= LITTLE
        && page.document()
                .selectFirst(
                    "iframe[src*=captcha], [class*=captcha], [id*=captcha], #challenge-form, .cf-challenge, [class*=geetest]")
            != null;
  }

  private boolean passwordOnly() {
    Element field = page.document().selectFirst("input[type=password]");
    if (field == null) {
      return false;
    }
    return content().length() <= LITTLE / 2;
  }
}
