package org.hulian.crawler.extract;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Finds which part of a post is its text. The text never holds the author's name or the date. */
final class BodyFinder {
  private static final int SURE = 10;
  private static final int LIKELY = 6;
  private static final int MAYBE = 2;
  private static final int LONG = 200;
  private static final Set<String> PROPERTIES =
      Set.of("text", "articleBody", "reviewBody", "commentText", "description");

  private final Survey survey;

  BodyFinder(Survey survey) {
    this.survey = survey;
  }

  /**
   * The kind of element that best fits as the text over all blocks; null if there is none, and each
   * block has to be looked at by itself.
   */
  @Nullable String commonKind(List<Framed> blocks) {
    Map<String, Double> scores = new HashMap<>();
    for (Framed framed : blocks) {
      Set<String> seen = new HashSet<>();
      for (Element element : framed.own()) {
        int weight = weight(element, framed);
        if (weight > 0 && seen.add(kind(element))) {
          double length = Math.min(survey.length(element), LONG) * 3.0 / LONG;
          double score = weight + length + outerBonus(element, framed);
          scores.merge(kind(element), score / blocks.size(), Double::sum);
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
      densest(framed, false)
          .ifPresent(body -> lengths.merge(kind(body), survey.length(body), Integer::sum));
    }
    return lengths.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        // Without any name it may be whatever stands first.
        .filter(kind -> kind.indexOf(' ') > 0)
        .orElse(null);
  }

  /** Of two nested elements that fit alike, the outer one misses nothing. */
  private static double outerBonus(Element element, Framed framed) {
    int depth = 0;
    for (Element up = element; up != null && !framed.isBlock(up); up = up.parent()) {
      depth++;
    }
    return 1.0 / (1 + depth);
  }

  /** The text of one block; empty if it stands loose between author and date. */
  Optional<Element> body(Framed framed, @Nullable String kind) {
    Element best = null;
    int bestWeight = LIKELY - 1;
    for (Element element : framed.own()) {
      if (framed.isBlock(element) || framed.framedBy(element, survey)) {
        continue;
      }
      if (kind != null && kind(element).equals(kind)) {
        return Optional.of(element);
      }
      int weight = weight(element, framed);
      if (weight > bestWeight) {
        best = element;
        bestWeight = weight;
      }
    }
    return best == null ? densest(framed, true) : Optional.of(best);
  }

  private int weight(Element element, Framed framed) {
    if (framed.isBlock(element)
        || survey.place(element).hidden
        || framed.framedBy(element, survey)) {
      return 0;
    }
    if (PROPERTIES.contains(element.attr("itemprop"))) {
      return SURE;
    }
    String marks = survey.marks(element);
    if (marks.isEmpty() || !container(element)) {
      return 0;
    }
    boolean named = Marks.BODY.matcher(marks).find();
    if (Marks.NOT_BODY.matcher(marks).find()) {
      boolean doubtful = named && PlainText.block(element) && !Marks.NOISE.matcher(marks).find();
      return doubtful ? LIKELY - 1 : 0;
    }
    if (named) {
      return LIKELY + 2;
    }
    return Marks.MAYBE_BODY.matcher(marks).find() ? MAYBE : 0;
  }

  private static boolean container(Element element) {
    String tag = element.normalName();
    return PlainText.block(element) || tag.equals("td") || tag.equals("span");
  }

  private String kind(Element element) {
    return element.normalName() + survey.marks(element) + element.attr("itemprop");
  }

  /**
   * Without names that hint: the subtree beside author and date that has most text outside links.
   *
   * @param overLoose only if it has more than stands outside of every such subtree
   */
  private Optional<Element> densest(Framed framed, boolean overLoose) {
    Element best = null;
    int bestLength = 0;
    int loose = 0;
    for (Element element : framed.own()) {
      if (framed.isBlock(element) || framed.framedBy(element, survey)) {
        loose += element.ownText().length();
        continue;
      }
      int length = beside(element, framed) ? outsideLinks(element) : 0;
      if (length > bestLength) {
        best = element;
        bestLength = length;
      }
    }
    return !overLoose || bestLength > loose ? Optional.ofNullable(best) : Optional.empty();
  }

  private boolean beside(Element element, Framed framed) {
    Element up = element.parent();
    boolean top = up != null && (framed.isBlock(up) || framed.framedBy(up, survey));
    return top
        && (PlainText.block(element) || element.normalName().equals("td"))
        && !survey.place(element).hidden
        && !survey.marked(element, Marks.NOT_BODY);
  }

  private static int outsideLinks(Element element) {
    return element.text().length() - element.select("a, button, label").text().length();
  }
}
