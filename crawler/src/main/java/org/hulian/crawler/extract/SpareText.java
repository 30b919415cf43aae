package org.hulian.crawler.extract;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/**
 * Finds what a page keeps for readers without scripts. Pages that a script draws often have all
 * their text there, and little beside it. One walk, whatever the page is made of.
 */
final class SpareText implements NodeVisitor {
  private static final int LEAST = 300;

  private final List<Element> elements = new ArrayList<>();
  private final List<Integer> lengths = new ArrayList<>();
  private final Deque<Integer> starts = new ArrayDeque<>();
  private int characters;

  private SpareText() {}

  /** The {@code noscript} elements that hold more than half of the text below this element. */
  static List<Element> most(Element root) {
    SpareText walk = new SpareText();
    root.traverse(walk);
    List<Element> most = new ArrayList<>();
    for (int i = 0; i < walk.elements.size(); i++) {
      int length = walk.lengths.get(i);
      if (length > LEAST && walk.characters < 2 * length) {
        most.add(walk.elements.get(i));
      }
    }
    return most;
  }

  @Override
  public void head(Node node, int depth) {
    if (node instanceof TextNode text) {
      characters += (int) text.getWholeText().chars().filter(c -> c > ' ').count();
    } else if (spare(node)) {
      starts.push(characters);
    }
  }

  @Override
  public void tail(Node node, int depth) {
    if (node instanceof Element element && spare(node)) {
      elements.add(element);
      lengths.add(characters - starts.pop());
    }
  }

  private static boolean spare(Node node) {
    return node.normalName().equals("noscript");
  }
}
