package org.hulian.crawler.extract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Reads microdata (HTML Living Standard, section 5) and the RDFa Lite that looks like it. By the
 * standard each of several nested properties has the whole text below it as its value; how many
 * elements are looked at, and how many characters are kept of a page, is therefore limited.
 */
final class Microdata {
  private static final Pattern ADDRESS =
      Pattern.compile("\\b(url|item|image|sameAs|mainEntityOfPage)\\b");

  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final int MOST_NAMES = 10;
  private static final int LONGEST_NAMES = 1_000;

  private final List<Scope> scopes = new ArrayList<>();
  private final Map<Element, Thing> byElement = new HashMap<>();
  private int charactersLeft = Limits.MAX_JSON;
  private int valuesLeft = Limits.MAX_ELEMENTS;

  private Microdata() {}

  /**
   * A node and the element that it stands on.
   *
   * @param top whether it belongs to no other node
   */
  record Scope(Element element, Thing thing, boolean top) {}

  /**
   * Reads a page.
   *
   * @param tagged its elements with attributes of microdata, in page order
   */
  static List<Scope> read(List<Element> tagged) {
    Microdata reader = new Microdata();
    // In page order an owner always comes before what it owns.
    tagged.stream().limit(Limits.MAX_ELEMENTS).forEach(reader::look);
    return reader.scopes;
  }

  private void look(Element element) {
    Thing own = scope(element) ? thing(element) : null;
    Thing owner = owner(element);
    String names = element.attr(element.hasAttr("itemprop") ? "itemprop" : "property");
    if (owner != null && !names.isBlank() && charactersLeft > 0) {
      Object value = own == null ? kept(value(element, names)) : own;
      for (String name : words(names)) {
        if (valuesLeft-- > 0) {
          owner
              .properties()
              .computeIfAbsent(
                  JsonLd.localName(name).toLowerCase(Locale.ROOT), n -> new ArrayList<>())
              .add(value);
        }
      }
    }
    if (own != null) {
      byElement.put(element, own);
      scopes.add(new Scope(element, own, owner == null || names.isBlank()));
    }
  }

  /** A value as far as there is room for it. */
  private String kept(String value) {
    String kept = PlainText.cut(value, Math.min(Limits.MAX_TEXT, charactersLeft));
    charactersLeft -= kept.length();
    return kept;
  }

  private static List<String> words(String names) {
    String some = PlainText.cut(names.strip(), LONGEST_NAMES);
    return BLANKS.splitAsStream(some).limit(MOST_NAMES).toList();
  }

  private static boolean scope(Element element) {
    return element.hasAttr("itemscope") || element.hasAttr("typeof");
  }

  private static Thing thing(Element element) {
    Set<String> types = new LinkedHashSet<>();
    String names = element.attr(element.hasAttr("itemtype") ? "itemtype" : "typeof");
    for (String name : words(names)) {
      types.add(JsonLd.localName(name));
    }
    return new Thing(types, new LinkedHashMap<>());
  }

  private @Nullable Thing owner(Element element) {
    for (Element up = element.parent(); up != null; up = up.parent()) {
      Thing thing = byElement.get(up);
      if (thing != null) {
        return thing;
      }
    }
    return null;
  }

  private static String value(Element element, String names) {
    if (element.hasAttr("content")) {
      return element.attr("content");
    }
    return switch (element.normalName()) {
      case "a", "area", "link" -> link(element, names);
      case "img", "source", "video", "audio", "embed", "iframe" -> element.attr("src");
      case "time" ->
          element.hasAttr("datetime")
              ? element.attr("datetime")
              : PlainText.line(PlainText.of(element));
      case "data", "meter" -> element.attr("value");
      default -> PlainText.of(element);
    };
  }

  /** By the standard a link's value is its address; engines put names on links all the same. */
  private static String link(Element element, String names) {
    String text =
        ADDRESS.matcher(PlainText.cut(names, LONGEST_NAMES)).find()
            ? ""
            : PlainText.line(PlainText.of(element));
    return text.isEmpty() ? element.attr("href") : text;
  }
}
