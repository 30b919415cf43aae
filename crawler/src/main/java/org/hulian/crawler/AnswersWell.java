package org.hulian.crawler;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.hulian.crawler.frontier.FrontierAddress;
import org.hulian.crawler.frontier.LinkRole;
import org.hulian.crawler.site.AddressRules;

/**
 * Which hosts show pages to strangers in this run. Where one does, a page that sends its visitor to
 * sign in is gone or hidden; where none does, the whole site is behind a wall, and the page says
 * nothing. Thread-safe.
 */
final class AnswersWell {
  /** A front page and a page of rules are often left open before a wall. */
  private static final int ENOUGH = 3;

  private final Map<String, Integer> pages = new ConcurrentHashMap<>();

  /** A page was shown. */
  void count(FrontierAddress address) {
    if (address.role() != LinkRole.SITEMAP) {
      pages.merge(AddressRules.authority(address.url()), 1, Integer::sum);
    }
  }

  /** Whether the host of an address that shows nothing shows other pages. */
  boolean besides(FrontierAddress address) {
    return pages.getOrDefault(AddressRules.authority(address.url()), 0) >= ENOUGH;
  }
}
