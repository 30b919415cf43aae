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
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Reads microdata (HTML Living Standard, section 5) and the RDFa Lite that looks like it. */
final class Microdata {
  private static final Pattern ADDRESS =
      Pattern.compile("\\b(url|item|image|sameAs|mainEntityOfPage)\\b");

  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private Microdata() {}

  /**
   * A node and the element that it stands on.
   *
   * @param top whether it belongs to no other node
   */
  record Scope(Element element, Thing thing, boolean top) {}

  static List<Scope> read(Document page) {
    List<Scope> scopes = new ArrayList<>();
    Map<Element, Thing> byElement = new HashMap<>();
    // In page order an owner always comes before what it owns.
    for (Element element : page.select("[itemscope], [typeof], [itemprop], [property]")) {
      Thing own = scope(element) ? thing(element) : null;
      Thing owner = owner(element, byElement);
      String names = element.attr(element.hasAttr("itemprop") ? "itemprop" : "property");
      if (owner != null && !names.isBlank()) {
        Object value = own == null ? value(element, names) : own;
        for (String name : words(names)) {
          owner
              .properties()
              .computeIfAbsent(
                  JsonLd.localName(name).toLowerCase(Locale.ROOT), n -> new ArrayList<>())
              .add(value);
        }
      }
      if (own != null) {
        byElement.put(element, own);
        scopes.add(new Scope(element, own, owner == null || names.isBlank()));
      }
    }
    return scopes;
  }

  private static List<String> words(String names) {
    return List.of(BLANKS.split(names.strip(), -1));
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

  private static @Nullable Thing owner(Element element, Map<Element, Thing> byElement) {
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
      // By the standard a link's value is its address; engines put names on links all the same.
      case "a", "area", "link" ->
          element.text().isBlank() || ADDRESS.matcher(names).find()
              ? element.attr("href")
              : element.text();
      case "img", "source", "video", "audio", "embed", "iframe" -> element.attr("src");
      case "time" -> element.hasAttr("datetime") ? element.attr("datetime") : element.text();
      case "data", "meter" -> element.attr("value");
      default -> PlainText.of(element);
    };
  }
}
