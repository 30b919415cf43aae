package org.hulian.crawler.extract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Finds the seller's own text on the page of goods: what is marked or headed as the description, or
 * where structured data has it, or else the block of the content with most text.
 */
final class DescriptionReader {
  private static final int LONGEST_HEADING = 24;
  private static final int SHORTEST_GUESS = 20;
  private static final Set<String> WORDS = Vocabulary.standard().labels("description");
  private static final Set<String> HEADING_TAGS =
      Set.of("h1", "h2", "h3", "h4", "h5", "h6", "dt", "strong", "b", "legend", "div", "p", "span");
  private static final Set<String> NO_TEXT_TAGS =
      Set.of(
          "h1", "h2", "h3", "h4", "h5", "h6", "form", "ul", "ol", "table", "tbody", "tr", "body");
  private static final Set<String> TEXT_TAGS =
      Set.of("p", "br", "span", "b", "strong", "i", "em", "font");
  private static final Set<String> BOXES = Set.of("div", "section", "dl", "td", "article");

  private final Survey survey;
  private final List<Element> posts;
  private final Ranges postRanges;
  private final Map<Element, Boolean> cards = new HashMap<>();

  DescriptionReader(HtmlPage page, PostList posts) {
    survey = page.survey();
    this.posts = posts.posts().stream().map(Post::block).toList();
    postRanges = new Ranges(survey, this.posts);
  }

  /**
   * The description.
   *
   * @param stated what structured data gives, often cut short or another text
   */
  @Nullable String read(@Nullable String stated) {
    Optional<Element> found = marked().or(this::headed);
    if (found.isPresent()) {
      return text(found.get());
    }
    if (stated != null && !stated.isBlank()) {
      return stated;
    }
    return densest().map(this::text).orElse(null);
  }

  private String text(Element element) {
    List<Element> others = new ArrayList<>(posts);
    survey.inside(element).stream().filter(DescriptionReader::heading).forEach(others::add);
    return AuthorText.of(element, others);
  }

  /** Whether an element only says that the description follows. */
  static boolean heading(Element element) {
    if (element.childrenSize() > 1 || !HEADING_TAGS.contains(element.normalName())) {
      return false;
    }
    String text = PlainText.shortLine(element, LONGEST_HEADING);
    String word =
        text.endsWith(":") || text.endsWith("：") ? text.substring(0, text.length() - 1) : text;
    return !word.isEmpty() && WORDS.contains(word.toLowerCase(Locale.ROOT));
  }

  private Optional<Element> marked() {
    Element best = null;
    int bestLength = 0;
    Element tried = null;
    for (Element element : survey.elements()) {
      boolean stated = stated(element);
      boolean covered =
          (best != null && survey.within(element, best))
              // What stands inside of another says less, and may be nested without end.
              || (tried != null && survey.within(element, tried) && (stated(tried) || !stated));
      if (!covered && (stated || named(element)) && usable(element)) {
        tried = element;
        String text = text(element);
        // A tab that is called "description" only leads to it.
        boolean empty = text.isBlank() || WORDS.contains(text.strip().toLowerCase(Locale.ROOT));
        int length = empty ? 0 : text.length() + (stated ? SHORTEST_GUESS : 0);
        if (length > bestLength) {
          best = element;
          bestLength = length;
        }
      }
    }
    return Optional.ofNullable(best);
  }

  private static boolean stated(Element element) {
    return element.attr("itemprop").equals("description") && !element.hasAttr("content");
  }

  private boolean named(Element element) {
    return survey.marked(element, Marks.DESCRIPTION)
        && !survey.marked(element, Marks.NOT_DESCRIPTION)
        && PlainText.block(element);
  }

  private boolean usable(Element element) {
    return survey.content(element)
        && !postRanges.cover(element)
        && !holdsPost(element)
        && !inCard(element);
  }

  private boolean holdsPost(Element element) {
    return !posts.isEmpty()
        && survey.within(posts.getFirst(), element)
        && !posts.getFirst().equals(element);
  }

  /** Whether an element stands on a card of a list, which tells of another item. */
  private boolean inCard(Element element) {
    for (Element up = element; up != null; up = up.parent()) {
      if (up.normalName().equals("li") && cards.computeIfAbsent(up, DescriptionReader::card)) {
        return true;
      }
    }
    return false;
  }

  private static boolean card(Element row) {
    Element list = row.parent();
    return list != null
        && list.childrenSize() > 2
        && row.selectFirst("a[href] img, a[href] h2, a[href] h3") != null;
  }

  /** The text under, or in one box with, a heading that says that it is the description. */
  private Optional<Element> headed() {
    for (Element element : survey.elements()) {
      boolean heads = survey.content(element) && heading(element);
      if (heads && element.closest("a, button, li[role=tab]") == null) {
        Optional<Element> text = under(element);
        if (text.isPresent()) {
          return text;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Element> under(Element heading) {
    Element next = heading.nextElementSibling();
    Element box = heading.parent();
    if (box == null) {
      return Optional.empty();
    }
    boolean alone = next == null && box.childrenSize() == 1 && box.ownText().isBlank();
    if (alone && box.nextElementSibling() != null) {
      return Optional.ofNullable(box.nextElementSibling());
    }
    if (next != null && next.nextElementSibling() == null && next.hasText()) {
      return Optional.of(next);
    }
    boolean whole = BOXES.contains(box.normalName()) && box.selectFirst("h1, form") == null;
    return whole && !alone ? Optional.of(box) : Optional.empty();
  }

  private Optional<Element> densest() {
    Element best = null;
    int bestLength = SHORTEST_GUESS;
    for (Element element : survey.elements()) {
      boolean block = PlainText.block(element) || element.normalName().equals("td");
      if (block && !NO_TEXT_TAGS.contains(element.normalName())) {
        int length = looseText(element);
        if (length > bestLength && usable(element)) {
          best = element;
          bestLength = length;
        }
      }
    }
    return Optional.ofNullable(best);
  }

  /** Characters that stand in the element itself or in plain text elements right below it. */
  private static int looseText(Element element) {
    int length = element.ownText().length();
    for (Element child : element.children()) {
      length += TEXT_TAGS.contains(child.normalName()) ? child.ownText().length() : 0;
    }
    return length;
  }
}
