package org.hulian.crawler.extract;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.hulian.crawler.PageSnapshot;
import org.jsoup.nodes.Element;

/**
 * What a page asks of robots, by header or {@code meta}. There is no RFC; source: the robots meta
 * tag and X-Robots-Tag as the search engines document them.
 */
final class Robots {
  private static final Set<String> FOR_US = Set.of("robots", "hulian");

  private Robots() {}

  /**
   * Whether {@code noindex} or {@code nofollow} is asked of every robot, or of this one.
   *
   * @param metas of the page, with a content
   */
  static boolean forbids(String wish, PageSnapshot snapshot, List<Element> metas) {
    List<String> headers = snapshot.headers().getOrDefault("x-robots-tag", List.of());
    if (headers.stream().anyMatch(header -> asks(wish, forEverybody(header)))) {
      return true;
    }
    for (Element meta : metas) {
      if (FOR_US.contains(meta.attr("name").strip().toLowerCase(Locale.ROOT))
          && asks(wish, meta.attr("content"))) {
        return true;
      }
    }
    return false;
  }

  /** A value may begin with the name of the one robot that it is for. */
  private static String forEverybody(String header) {
    int colon = header.indexOf(':');
    if (colon < 0 || header.toLowerCase(Locale.ROOT).startsWith("unavailable_after")) {
      return header;
    }
    String agent = header.substring(0, colon).strip().toLowerCase(Locale.ROOT);
    return FOR_US.contains(agent) ? header.substring(colon + 1) : "";
  }

  private static boolean asks(String wish, String value) {
    for (String directive : value.toLowerCase(Locale.ROOT).split(",", -1)) {
      if (directive.strip().equals(wish) || directive.strip().equals("none")) {
        return true;
      }
    }
    return false;
  }
}
