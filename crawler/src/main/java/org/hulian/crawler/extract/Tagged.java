package org.hulian.crawler.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.select.NodeVisitor;

/**
 * What stands anywhere on a page for machines to read, found in one walk: {@code base}, {@code
 * link}, {@code meta} and JSON-LD elements, and those with microdata, all in page order.
 */
final class Tagged implements NodeVisitor {
  private final List<Element> bases = new ArrayList<>();
  private final List<Element> links = new ArrayList<>();
  private final List<Element> metas = new ArrayList<>();
  private final List<Element> scripts = new ArrayList<>();
  private final List<Element> items = new ArrayList<>();

  private Tagged() {}

  static Tagged on(Document document) {
    Tagged tagged = new Tagged();
    document.traverse(tagged);
    return tagged;
  }

  /** {@code base} elements with an address. */
  List<Element> bases() {
    return bases;
  }

  /** {@code link} elements of a relation, with an address. */
  List<Element> links(String relation) {
    return links.stream()
        .filter(link -> link.attr("rel").strip().equalsIgnoreCase(relation))
        .toList();
  }

  /** {@code meta} elements with a content. */
  List<Element> metas() {
    return metas;
  }

  /** {@code script} elements of JSON-LD. */
  List<Element> scripts() {
    return scripts;
  }

  /** Elements with an attribute of microdata or RDFa Lite. */
  List<Element> items() {
    return items;
  }

  @Override
  public void head(Node node, int depth) {
    if (node instanceof Element element && element.attributesSize() > 0) {
      note(element);
    }
  }

  private void note(Element element) {
    switch (element.normalName()) {
      case "base" -> addIf(element.hasAttr("href"), element, bases);
      case "link" -> addIf(element.hasAttr("href"), element, links);
      case "meta" -> addIf(element.hasAttr("content"), element, metas);
      case "script" ->
          addIf(
              element.attr("type").toLowerCase(Locale.ROOT).contains("ld+json"), element, scripts);
      default -> {
        // only its attributes may be of interest
      }
    }
    addIf(
        element.hasAttr("itemprop")
            || element.hasAttr("itemscope")
            || element.hasAttr("property")
            || element.hasAttr("typeof"),
        element,
        items);
  }

  private static void addIf(boolean wanted, Element element, List<Element> list) {
    if (wanted) {
      list.add(element);
    }
  }
}
