package org.hulian.crawler.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Finds the seller's own text on the page of goods: what is marked or headed as the description, or
 * where structured data has it, or else the block of the content with most text.
 */
final class DescriptionReader {
  private static final Set<String> HEADINGS = Vocabulary.standard().labels("description");

  private final Survey survey;
  private final PostList posts;

  DescriptionReader(HtmlPage page, PostList posts) {
    survey = page.survey();
    this.posts = posts;
  }

  /**
   * The description.
   *
   * @param stated what structured data gives, often cut short or another text
   */
  @Nullable String read(@Nullable String stated) {
    Element marked = marked().orElse(null);
    if (marked != null) {
      return text(marked);
    }
    Element headed = headed().orElse(null);
    if (headed != null) {
      return text(headed);
    }
    if (stated != null && !stated.isBlank()) {
      return stated;
    }
    return densest().map(this::text).orElse(null);
  }

  private String text(Element element) {
    List<Element> others = new ArrayList<>();
    for (Element inner : survey.inside(element)) {
      if (heading(inner) || posts.posts().stream().anyMatch(post -> post.block() == inner)) {
        others.add(inner);
      }
    }
    return AuthorText.of(element, others);
  }

  /** Whether an element only says that the description follows. */
  static boolean heading(Element element) {
    if (!element.normalName().matches("h[1-6]|dt|strong|b|legend|div|p|span")
        || element.childrenSize() > 1) {
      return false;
    }
    String text = element.text();
    return text.length() <= 24
        && HEADINGS.contains(text.strip().replaceAll("[:：]$", "").toLowerCase(Locale.ROOT));
  }

  private Optional<Element> marked() {
    Element best = null;
    int bestLength = 0;
    for (Element element : survey.elements()) {
      if (!usable(element) || best != null && survey.within(element, best)) {
        continue;
      }
      boolean property =
          element.attr("itemprop").equals("description") && !element.hasAttr("content");
      boolean named =
          survey.marked(element, Marks.DESCRIPTION)
              && !survey.marked(element, Marks.NOT_DESCRIPTION);
      if (property || named && PlainText.block(element)) {
        int length = text(element).length() + (property ? 20 : 0);
        if (length > bestLength) {
          best = element;
          bestLength = length;
        }
      }
    }
    return Optional.ofNullable(best);
  }

  private boolean usable(Element element) {
    return survey.content(element)
        && posts.posts().stream()
            .noneMatch(
                post ->
                    survey.within(element, post.block()) || survey.within(post.block(), element))
        && !inCard(element);
  }

  private boolean inCard(Element element) {
    for (Element up = element; up != null; up = up.parent()) {
      if (up.normalName().equals("li")
          && up.siblingElements().size() > 1
          && up.selectFirst("a[href] img, a[href] h2, a[href] h3") != null) {
        return true;
      }
    }
    return false;
  }

  /** The text under, or in one box with, a heading that says that it is the description. */
  private Optional<Element> headed() {
    for (Element element : survey.elements()) {
      if (!survey.content(element)
          || !heading(element)
          || element.closest("a, button, li[role=tab]") != null) {
        continue;
      }
      Element next = element.nextElementSibling();
      Element parent = element.parent();
      boolean alone = next == null;
      if (alone
          && parent != null
          && parent.nextElementSibling() != null
          && parent.text().equals(element.text())) {
        return Optional.of(parent.nextElementSibling());
      }
      if (next != null
          && parent != null
          && next.nextElementSibling() == null
          && next.text().length() > 1) {
        return Optional.of(next);
      }
      if (parent != null
          && parent.normalName().matches("div|section|dl|td|article")
          && parent.text().length() > element.text().length() + 2
          && parent.selectFirst("h1, form") == null) {
        return Optional.of(parent);
      }
    }
    return Optional.empty();
  }

  private Optional<Element> densest() {
    Element best = null;
    int bestLength = 20;
    for (Element element : survey.elements()) {
      if (!PlainText.block(element)
          || !usable(element)
          || element.normalName().matches("h[1-6]|form|ul|ol|table|tbody|tr|body")) {
        continue;
      }
      int length = 0;
      for (Element child : element.children()) {
        length +=
            child.normalName().matches("p|br|span|b|strong|i|em|font")
                ? child.ownText().length()
                : 0;
      }
      length += element.ownText().length();
      if (length > bestLength) {
        best = element;
        bestLength = length;
      }
    }
    return Optional.ofNullable(best);
  }
}
