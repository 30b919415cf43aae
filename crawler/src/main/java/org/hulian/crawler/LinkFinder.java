package org.hulian.crawler;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.hulian.crawler.extract.Extraction;
import org.hulian.crawler.fetch.SitemapReader;
import org.hulian.crawler.frontier.FrontierAddress;
import org.hulian.crawler.frontier.LinkRole;
import org.hulian.crawler.site.AddressRules;
import org.hulian.crawler.site.SiteDefinition;

/** Picks from a page the addresses that belong to the site. */
final class LinkFinder {
  /** What is skipped is told of for the operator's eyes; so much is enough to see. */
  private static final int MOST_SKIPPED = 50_000;

  private final SiteDefinition site;
  private final AddressRules rules;
  private final Set<String> skipped = ConcurrentHashMap.newKeySet();

  LinkFinder(SiteDefinition site) {
    this.site = site;
    rules = AddressRules.of(site.scope());
  }

  Optional<String> resolve(String base, String reference) {
    return rules.resolve(base, reference);
  }

  List<FrontierAddress> starts() {
    return site.start().stream()
        .map(address -> FrontierAddress.found(address, LinkRole.START, 0, 0))
        .toList();
  }

  /** Items to be looked at as early as the starts; what they lead to is followed one step more. */
  List<FrontierAddress> watched(List<String> addresses) {
    int depth = Math.max(0, site.limits().maxDepth() - 1);
    return addresses.stream()
        .flatMap(address -> rules.canonical(address).stream())
        .filter(site.scope()::covers)
        .map(address -> FrontierAddress.found(address, LinkRole.START, depth, 0))
        .toList();
  }

  List<FrontierAddress> onPage(FrontierAddress from, Extraction extraction) {
    List<FrontierAddress> found = new ArrayList<>();
    if (extraction.kind() == Extraction.Kind.BLOCKED) {
      return found; // a wall leads round in circles
    }
    for (Extraction.Link link : extraction.links()) {
      if (link.role() != Extraction.Role.NEVER) {
        own(link)
            .filter(address -> !address.equals(from.url()))
            .map(address -> FrontierAddress.found(address, role(link.role()), from.depth() + 1, 0))
            .ifPresent(found::add);
      }
    }
    return found;
  }

  /** Where a link leads, if it belongs to the site. */
  private Optional<String> own(Extraction.Link link) {
    return rules.canonical(link.target().toString()).filter(site.scope()::covers);
  }

  private static LinkRole role(Extraction.Role role) {
    return switch (role) {
      case ITEM -> LinkRole.ITEM;
      case NEXT_PAGE -> LinkRole.NEXT_PAGE;
      case INDEX -> LinkRole.INDEX;
      case OTHER, NEVER -> LinkRole.OTHER;
    };
  }

  /** The site's own addresses on a page that never show an item, each once in a run. */
  List<String> skipped(Extraction extraction) {
    List<String> fresh = new ArrayList<>();
    for (Extraction.Link link : extraction.links()) {
      if (link.role() == Extraction.Role.NEVER && skipped.size() < MOST_SKIPPED) {
        own(link).filter(skipped::add).ifPresent(fresh::add);
      }
    }
    return fresh;
  }

  /** The sitemaps of one of the site's own hosts: those that robots.txt names, or the usual one. */
  List<FrontierAddress> sitemaps(String address, List<String> named) {
    String authority = AddressRules.authority(address);
    boolean own = site.start().stream().anyMatch(s -> AddressRules.authority(s).equals(authority));
    if (!own) {
      return List.of();
    }
    List<String> all = named.isEmpty() ? List.of(authority + "/sitemap.xml") : named;
    return all.stream()
        .flatMap(sitemap -> rules.canonical(sitemap).stream())
        .filter(sitemap -> AddressRules.authority(sitemap).equals(authority))
        .map(sitemap -> FrontierAddress.found(sitemap, LinkRole.SITEMAP, 0, 0))
        .toList();
  }

  List<FrontierAddress> inSitemap(PageSnapshot page, int depth) {
    String authority = AddressRules.authority(page.uri().toString());
    List<FrontierAddress> found = new ArrayList<>();
    try {
      for (SitemapReader.Entry entry : SitemapReader.read(page)) {
        Optional<String> address = rules.canonical(entry.address());
        boolean wanted =
            entry.sitemap()
                ? address.map(AddressRules::authority).filter(authority::equals).isPresent()
                : address.filter(site.scope()::covers).isPresent();
        if (wanted) {
          LinkRole role = entry.sitemap() ? LinkRole.SITEMAP : LinkRole.ITEM;
          FrontierAddress link = FrontierAddress.found(address.orElseThrow(), role, depth + 1, 0);
          if (entry.changedAt() != null) {
            link.changedAt(entry.changedAt());
          }
          found.add(link);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
    return found;
  }
}
