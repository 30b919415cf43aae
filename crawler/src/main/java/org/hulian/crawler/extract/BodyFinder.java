package org.hulian.crawler.extract;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hulian.crawler.extract.PostReader.Framed;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Finds which part of a post is its text. The text never holds the author's name or the date. */
final class BodyFinder {
  private static final int SURE = 10;
  private static final int LIKELY = 6;
  private static final int MAYBE = 2;

  private final Survey survey;

  BodyFinder(Survey survey) {
    this.survey = survey;
  }

  /** The kind of element that best fits as the text over all blocks; null if names hint at none. */
  @Nullable String commonKind(List<Framed> blocks) {
    Map<String, Double> scores = new HashMap<>();
    for (Framed framed : blocks) {
      Set<String> seen = new HashSet<>();
      for (Element element : survey.inside(framed.block())) {
        int weight = weight(element, framed);
        String kind = kind(element);
        if (weight > 0 && seen.add(kind)) {
          double length = Math.min(text(element), 200) / 200.0;
          scores.merge(
              kind,
              (weight + 3 * length + outerBonus(element, framed)) / blocks.size(),
              Double::sum);
        }
      }
    }
    return scores.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .filter(best -> best.getValue() > 1)
        .map(Map.Entry::getKey)
        .orElseGet(() -> commonDensest(blocks));
  }

  /** The kind of element that holds most of the text over all blocks. */
  private @Nullable String commonDensest(List<Framed> blocks) {
    Map<String, Integer> lengths = new HashMap<>();
    for (Framed framed : blocks) {
      densest(framed, false).ifPresent(body -> lengths.merge(kind(body), text(body), Integer::sum));
    }
    return lengths.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .filter(kind -> kind.indexOf(' ') > 0)
        .orElse(null);
  }

  /** Of two nested elements that fit alike, the outer one misses nothing. */
  private double outerBonus(Element element, Framed framed) {
    int depth = 0;
    for (Element up = element; up != null && up != framed.block(); up = up.parent()) {
      depth++;
    }
    return 1.0 / (1 + depth);
  }

  /** The text of one block. */
  Optional<Element> body(Framed framed, @Nullable String kind) {
    Element best = null;
    int bestWeight = 0;
    for (Element element : survey.inside(framed.block())) {
      int weight = weight(element, framed);
      if (kind != null
          && kind(element).equals(kind)
          && element != framed.block()
          && !holdsFrame(element, framed)) {
        return Optional.of(element);
      }
      if (weight >= LIKELY && weight > bestWeight) {
        best = element;
        bestWeight = weight;
      }
    }
    return best == null ? densest(framed, true) : Optional.of(best);
  }

  private int weight(Element element, Framed framed) {
    if (element == framed.block() || holdsFrame(element, framed) || survey.place(element).hidden) {
      return 0;
    }
    String property = element.attr("itemprop");
    if (property.matches("text|articleBody|reviewBody|commentText|description")) {
      return SURE;
    }
    String marks = survey.marks(element);
    if (marks.isEmpty()
        || Marks.NOT_BODY.matcher(marks).find()
        || !PlainText.block(element) && !element.normalName().matches("td|span")) {
      return Marks.BODY.matcher(marks).find()
              && !Marks.NOISE.matcher(marks).find()
              && PlainText.block(element)
          ? LIKELY - 1
          : 0;
    }
    if (Marks.BODY.matcher(marks).find()) {
      return LIKELY + 2;
    }
    return Marks.MAYBE_BODY.matcher(marks).find() ? MAYBE : 0;
  }

  private boolean holdsFrame(Element element, Framed framed) {
    return framed.author() != null && survey.within(framed.author(), element)
        || framed.date() != null && survey.within(framed.date(), element);
  }

  private String kind(Element element) {
    return element.normalName() + survey.marks(element) + element.attr("itemprop");
  }

  private static int text(Element element) {
    return element.text().length();
  }

  /**
   * Without names that hint: the subtree beside author and date that has most text outside links.
   */
  private Optional<Element> densest(Framed framed, boolean overLoose) {
    Element best = null;
    int bestLength = 0;
    int loose = 0;
    for (Element element : survey.inside(framed.block())) {
      boolean holds = element == framed.block() || holdsFrame(element, framed);
      if (holds) {
        loose += element.ownText().length();
        continue;
      }
      Element up = element.parent();
      boolean top = up != null && (up == framed.block() || holdsFrame(up, framed));
      if (top
          && !survey.place(element).hidden
          && PlainText.block(element) | element.normalName().equals("td")) {
        int length = element.text().length() - element.select("a, button, label").text().length();
        if (length > bestLength && !survey.marked(element, Marks.NOT_BODY)) {
          best = element;
          bestLength = length;
        }
      }
    }
    return !overLoose || bestLength > loose ? Optional.ofNullable(best) : Optional.empty();
  }
}
