package org.hulian.crawler.extract;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/**
 * Values that stand beside a label: rows of a table, {@code dt} and {@code dd}, {@code 卖家：某某},
 * {@code <b>Seller</b> name}. Of a label that comes twice the first value counts.
 */
final class Labels {
  private static final int MOST_NODES = 12;
  private static final int MOST_ELEMENTS = 30;
  private static final int LONGEST_LABEL = 24;
  private static final int LONGEST_VALUE = 200;
  private static final Pattern PAIR =
      Pattern.compile("^\\s*([^:：\\n]{2,24}?)\\s*[:：]\\s*(\\S[^\\n]{0,200})$");

  private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

  private final Map<String, String> values = new HashMap<>();

  private final Survey survey;

  private Labels(Survey survey) {
    this.survey = survey;
  }

  /** Reads the labels of the content that stand outside of these posts. */
  static Labels of(Survey survey, PostList posts) {
    Labels labels = new Labels(survey);
    Ranges talk = new Ranges(survey, posts.posts().stream().map(Post::block).toList());
    for (Element element : survey.elements()) {
      boolean small = element.childNodeSize() <= MOST_NODES;
      if (small && survey.content(element) && !talk.cover(element)) {
        labels.look(element);
      }
    }
    return labels;
  }

  /** The value behind the first of these labels that the page has. */
  Optional<String> value(Set<String> names) {
    return names.stream().filter(values::containsKey).map(values::get).findFirst();
  }

  private void look(Element element) {
    // A headline of another item says nothing of this one, whatever words it has.
    boolean tooLong =
        survey.length(element) > 4 * (LONGEST_LABEL + LONGEST_VALUE)
            || survey.count(element) > MOST_ELEMENTS;
    String own = tooLong || onlyLink(element) ? "" : element.text();
    if (own.isEmpty() || own.length() > LONGEST_LABEL + LONGEST_VALUE) {
      return;
    }
    Matcher pair = PAIR.matcher(own);
    if (pair.matches()) {
      put(pair.group(1), pair.group(2));
    }
    if (own.length() <= LONGEST_LABEL) {
      String value = beside(element);
      if (value != null) {
        put(own, value);
      }
    }
  }

  private static boolean onlyLink(Element element) {
    boolean inner =
        element.childrenSize() == 1
            && element.child(0).normalName().equals("a")
            && element.ownText().isBlank();
    return inner || element.normalName().equals("a");
  }

  private static @Nullable String beside(Element label) {
    Node next = label.nextSibling();
    while (next instanceof TextNode text
        && text.getWholeText().replaceAll("[:：\\s\\u00A0]+", "").isEmpty()) {
      next = next.nextSibling();
    }
    String value =
        switch (next) {
          case TextNode text -> text.getWholeText();
          case Element element -> element.text();
          case null, default -> null;
        };
    return value == null || value.isBlank() || value.length() > LONGEST_VALUE ? null : value;
  }

  private void put(String label, String value) {
    String name = PlainText.line(label).replaceAll("[\\s:：]+$", "").toLowerCase(Locale.ROOT);
    if (HAN.matcher(name).find()) {
      // Short Chinese labels are padded to the width of longer ones.
      name = name.replaceAll("[\\s\\u3000]+", "");
    }
    String text = PlainText.line(value).replaceAll("^[:：]\\s*", "");
    if (!name.isEmpty() && !text.isEmpty()) {
      values.putIfAbsent(name, text);
    }
  }
}
