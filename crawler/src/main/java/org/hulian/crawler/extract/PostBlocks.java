package org.hulian.crawler.extract;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;

/**
 * The blocks that an engine numbers. A number is often given twice, to an element and another
 * around it: the outer one is the block. Blocks with numbers of their own inside another, such as
 * answers to a comment, do not belong to it.
 */
final class PostBlocks {
  private final Survey survey;
  private final Set<Element> blocks;
  private final List<Element> sorted;
  private final List<Integer> starts;

  PostBlocks(Survey survey, List<Element> blocks) {
    this.survey = survey;
    this.blocks = new HashSet<>(blocks);
    sorted = blocks.stream().sorted(Comparator.comparingInt(b -> survey.place(b).start)).toList();
    starts = sorted.stream().map(b -> survey.place(b).start).toList();
  }

  /** The outer ones among elements of the same number, in page order. */
  static List<Element> outermost(Survey survey) {
    List<Element> chosen = new ArrayList<>();
    Deque<Element> around = new ArrayDeque<>();
    Deque<String> numbers = new ArrayDeque<>();
    for (Element block : survey.blocks()) {
      while (!around.isEmpty() && !survey.within(block, around.element())) {
        around.pop();
        numbers.pop();
      }
      String number = number(block);
      if (!numbers.contains(number)) {
        chosen.add(block);
        around.push(block);
        numbers.push(number);
      }
    }
    return chosen;
  }

  private static String number(Element block) {
    String id =
        block.id().isEmpty()
            ? block.attr("data-content") + block.attr("data-pid") + block.attr("data-post-id")
            : block.id();
    StringBuilder digits = new StringBuilder();
    id.chars().filter(c -> c >= '0' && c <= '9').forEach(c -> digits.append((char) c));
    return digits.toString();
  }

  /** The elements of a block, it first, without those of blocks inside it. */
  List<Element> own(Element block) {
    List<Element> all = survey.inside(block);
    List<Element> own = new ArrayList<>(all.size());
    int from = survey.place(block).start;
    for (int i = 0; i < all.size(); i++) {
      Element element = all.get(i);
      if (i > 0 && blocks.contains(element)) {
        i = survey.place(element).end - from;
      } else {
        own.add(element);
      }
    }
    return own;
  }

  /** The blocks inside a block. */
  List<Element> inner(Element block) {
    List<Element> inner = new ArrayList<>();
    int end = survey.place(block).end;
    int from = Collections.binarySearch(starts, survey.place(block).start);
    for (int i = Math.max(from, -from - 1); i < starts.size() && starts.get(i) <= end; i++) {
      if (!sorted.get(i).equals(block)) {
        inner.add(sorted.get(i));
      }
    }
    return inner;
  }
}
