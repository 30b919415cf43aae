package org.hulian.crawler;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.hulian.crawler.extract.AddressWords;
import org.hulian.crawler.extract.Extraction;
import org.hulian.crawler.fetch.SitemapReader;
import org.hulian.crawler.frontier.FrontierAddress;
import org.hulian.crawler.frontier.LinkRole;
import org.hulian.crawler.site.AddressRules;
import org.hulian.crawler.site.Recent;
import org.hulian.crawler.site.SiteDefinition;

/** Picks from a page the addresses that belong to the site. */
final class LinkFinder {
  /** What is skipped is told of for the operator's eyes; so much is enough to see. */
  private static final int MOST_SKIPPED = 50_000;

  private static final int ROOM = 8_192;

  private final SiteDefinition site;
  private final PageReader reader;
  private final AddressRules rules;
  private final Recent<Optional<String>> recent = new Recent<>(ROOM);
  private final Set<String> skipped = ConcurrentHashMap.newKeySet();

  LinkFinder(SiteDefinition site, PageReader reader) {
    this.site = site;
    this.reader = reader;
    rules = AddressRules.of(site.scope());
  }

  Optional<String> resolve(String base, String reference) {
    return rules.resolve(base, reference);
  }

  static List<FrontierAddress> starts(SiteDefinition site) {
    return site.start().stream()
        .map(address -> FrontierAddress.found(address, LinkRole.START, 0, 0))
        .toList();
  }

  /** Items to be looked at as early as the starts; what they lead to is followed one step more. */
  static List<FrontierAddress> watched(SiteDefinition site, List<String> addresses) {
    AddressRules rules = AddressRules.of(site.scope());
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
    return recent.of(
        link.target().toString(), target -> rules.canonical(target).filter(site.scope()::covers));
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
      if (link.role() == Extraction.Role.NEVER) {
        own(link).filter(this::firstSkipped).ifPresent(fresh::add);
      }
    }
    return fresh;
  }

  private boolean firstSkipped(String address) {
    return skipped.size() < MOST_SKIPPED && skipped.add(address);
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

  /**
   * Whether a queued address never shows an item. A page whose marks say what engine it is of knows
   * better than words what else its links lead to; what an operator wrote into the site definition,
   * and where that leads, is asked in any case.
   */
  boolean never(FrontierAddress address) {
    return switch (address.role()) {
      case START, SITEMAP -> false;
      case OTHER -> never(address.url());
      case ITEM, INDEX, NEXT_PAGE -> AddressWords.signIn(address.url());
    };
  }

  private boolean never(String address) {
    return reader.role(URI.create(address)) == Extraction.Role.NEVER;
  }

  /** Sitemaps list items above all, so what is not known for something else is taken for one. */
  private LinkRole listed(String address) {
    return switch (reader.role(URI.create(address))) {
      case INDEX -> LinkRole.INDEX;
      case NEXT_PAGE -> LinkRole.NEXT_PAGE;
      case ITEM, OTHER, NEVER -> LinkRole.ITEM;
    };
  }

  /**
   * Where a sitemap leads.
   *
   * @param skip is told of the site's own addresses that never show an item, each once in a run
   */
  List<FrontierAddress> inSitemap(PageSnapshot page, int depth, Consumer<String> skip) {
    String authority = AddressRules.authority(page.uri().toString());
    List<FrontierAddress> found = new ArrayList<>();
    try {
      for (SitemapReader.Entry entry : SitemapReader.read(page)) {
        Optional<String> address = rules.canonical(entry.address());
        boolean wanted =
            entry.sitemap()
                ? address.map(AddressRules::authority).filter(authority::equals).isPresent()
                : address.filter(site.scope()::covers).isPresent();
        if (wanted && !entry.sitemap() && never(address.orElseThrow())) {
          address.filter(this::firstSkipped).ifPresent(skip);
        } else if (wanted) {
          LinkRole role = entry.sitemap() ? LinkRole.SITEMAP : listed(address.orElseThrow());
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
