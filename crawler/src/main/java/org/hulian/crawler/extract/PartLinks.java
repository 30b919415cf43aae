package org.hulian.crawler.extract;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hulian.crawler.extract.Extraction.Link;
import org.hulian.crawler.extract.Extraction.Part;
import org.hulian.crawler.extract.Extraction.Role;
import org.jsoup.nodes.Element;

/**
 * Finds the part of an item that follows the one that a page shows. Software counts parts by pages
 * (1, 2, 3) or by posts (1, 21, 41); the smallest greater number that the page links to is the
 * next, however the link is called.
 */
final class PartLinks {
  private static final int MOST_LOOKED_AT = 5_000;

  private final HtmlPage page;

  PartLinks(HtmlPage page) {
    this.page = page;
  }

  /**
   * The part that a page shows, with the one behind it.
   *
   * @param shown the page's own address
   * @param links of the page, with what they seem to lead to
   */
  Part part(PageAddress shown, List<Link> links) {
    int next = nextOfItem(shown);
    return new Part(shown.part(), next > 0 ? next : nextByName(shown, links));
  }

  private int nextOfItem(PageAddress shown) {
    URI asked = Addresses.item(page.address());
    Set<String> seen = new HashSet<>();
    int next = 0;
    for (Element link : page.survey().links()) {
      if (seen.size() >= MOST_LOOKED_AT) {
        break;
      }
      String reference = link.attr("href");
      Optional<PageAddress> other =
          seen.add(reference) && numbered(reference)
              ? page.target(reference).flatMap(Target::page)
              : Optional.empty();
      if (other.isPresent() && follows(other.get(), shown, next)) {
        URI item = other.get().item();
        next = item.equals(shown.item()) || item.equals(asked) ? other.get().part() : next;
      }
    }
    return next;
  }

  private static boolean numbered(String reference) {
    return reference.chars().anyMatch(c -> c >= '0' && c <= '9');
  }

  private static boolean follows(PageAddress other, PageAddress shown, int next) {
    return other.part() > shown.part() && (next == 0 || other.part() < next);
  }

  /** The part that a link calls the next one, where the item goes by another name there. */
  private static int nextByName(PageAddress shown, List<Link> links) {
    return links.stream()
        .filter(link -> link.role() == Role.NEXT_PAGE)
        .mapToInt(link -> Addresses.part(link.target()).orElse(0))
        .filter(part -> part > shown.part())
        .min()
        .orElse(0);
  }
}
