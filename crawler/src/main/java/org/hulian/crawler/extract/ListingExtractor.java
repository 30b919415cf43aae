package org.hulian.crawler.extract;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.hulian.crawler.PageSnapshot;
import org.hulian.crawler.extract.EngineDefinition.AddressRule;
import org.hulian.crawler.extract.EngineDefinition.PageSort;
import org.hulian.crawler.extract.Extraction.Kind;
import org.hulian.crawler.extract.Extraction.Link;
import org.hulian.crawler.extract.Extraction.Part;
import org.hulian.crawler.extract.Extraction.Role;
import org.hulian.crawler.extract.WallReader.Wall;
import org.hulian.crawler.site.SiteDefinition;
import org.hulian.listing.Listing;
import org.hulian.listing.ListingId;
import org.hulian.listing.Origin;
import org.hulian.listing.Sighting;
import org.hulian.listing.Status;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a page holds: structured data first, the shape of lists and posts second, the marks of
 * an engine third, which has the last word where it has one.
 *
 * <p>Thread-safe. Takes any bytes: what is beyond the limits is left out, and nothing is thrown for
 * what a page contains.
 */
public final class ListingExtractor {
  private final EngineCatalog engines;
  private final @Nullable EngineDefinition known;

  /** By the name of the engine; empty for none. */
  private final Map<String, Targets> targets = new ConcurrentHashMap<>();

  /** Reads pages of any site; the marks of each page say which engine it is of. */
  public ListingExtractor(EngineCatalog engines) {
    this(engines, null);
  }

  private ListingExtractor(EngineCatalog engines, @Nullable EngineDefinition known) {
    this.engines = engines;
    this.known = known;
  }

  /**
   * The same for a site whose engine is known: all its pages are read as that engine's, with or
   * without its marks.
   *
   * @param engine its name, or {@link SiteDefinition#GENERIC}: the marks decide
   * @throws IllegalArgumentException if there is no such engine
   */
  public ListingExtractor ofEngine(String engine) {
    if (engine.equals(SiteDefinition.GENERIC)) {
      return new ListingExtractor(engines);
    }
    return new ListingExtractor(
        engines,
        engines
            .find(engine)
            .orElseThrow(() -> new IllegalArgumentException("no such engine: " + engine)));
  }

  /** Reads one page. */
  public Extraction extract(PageSnapshot snapshot) {
    String type =
        Optional.ofNullable(snapshot.header("content-type")).orElse("").toLowerCase(Locale.ROOT);
    boolean noindex = Robots.forbids("noindex", snapshot, List.of());
    if (FeedReader.feed(type)) {
      return new FeedReader(snapshot).read(noindex);
    }
    if (!html(type, snapshot.body()) || snapshot.status() >= 500) {
      return empty(wallKind(WallReader.byStatus(snapshot.status())), noindex, snapshot);
    }
    CharsetSniffer.Decoded decoded =
        CharsetSniffer.decode(snapshot.body(), snapshot.header("content-type"));
    Document document = HtmlPage.parse(decoded.text(), snapshot.uri());
    EngineDefinition engine = known == null ? engines.recognise(document).orElse(null) : known;
    HtmlPage page =
        HtmlPage.of(snapshot, document, engine == null ? null : engine.zone(), targets(engine));
    return new PageReading(page, engine).extraction();
  }

  private Targets targets(@Nullable EngineDefinition engine) {
    String name = engine == null ? "" : engine.name();
    return targets.computeIfAbsent(name, n -> new Targets(engine));
  }

  /**
   * What an address seems to show, told by the address alone.
   *
   * @return {@link Role#NEVER} for what a crawl does not ask for
   */
  public Role role(URI target) {
    return new Target(target, known).role();
  }

  private static boolean html(String type, byte[] body) {
    if (type.isEmpty()) {
      int length = Math.min(body.length, 1_024);
      String head = new String(body, 0, length, StandardCharsets.ISO_8859_1);
      return head.stripLeading().startsWith("<");
    }
    return type.contains("html");
  }

  private static Kind wallKind(Wall wall) {
    return switch (wall) {
      case REMOVED -> Kind.REMOVED;
      case BLOCKED -> Kind.BLOCKED;
      case NONE -> Kind.OTHER;
    };
  }

  private Extraction empty(Kind kind, boolean noindex, PageSnapshot snapshot) {
    if (kind != Kind.REMOVED) {
      return new Extraction(kind, List.of(), List.of(), noindex);
    }
    URI address = Addresses.canonical(snapshot.uri());
    Optional<AddressRule.Match> rule = known == null ? Optional.empty() : known.match(address);
    URI item = Addresses.item(address);
    PageAddress generic = new PageAddress(item, item, 1);
    PageAddress named = rule.flatMap(match -> match.address(address, generic)).orElse(generic);
    PageSort sort = rule.map(AddressRule.Match::sort).orElse(PageSort.UNKNOWN);
    return new Absence(sort, named, snapshot).extraction(List.of(), noindex);
  }

  /** One page being read. */
  private static final class PageReading {
    private final HtmlPage page;
    private final PageSnapshot snapshot;
    private final @Nullable EngineDefinition engine;
    private final @Nullable EngineReader reader;
    private final Optional<AddressRule.Match> rule;

    PageReading(HtmlPage page, @Nullable EngineDefinition engine) {
      this.page = page;
      this.engine = engine;
      reader = engine == null ? null : new EngineReader(page, engine);
      snapshot = page.snapshot();
      rule = engine == null ? Optional.empty() : ruleFor(engine);
    }

    private Optional<AddressRule.Match> ruleFor(EngineDefinition known) {
      return known.match(page.address()).or(() -> page.declaredAddress().flatMap(known::match));
    }

    Extraction extraction() {
      boolean noindex = Robots.forbids("noindex", snapshot, page.tagged().metas());
      List<Link> links =
          Robots.forbids("nofollow", snapshot, page.tagged().metas())
              ? List.of()
              : new LinkReader(page).read();
      PageAddress address = address();
      Wall status = WallReader.byStatus(snapshot.status());
      PageSort sort = rule.map(AddressRule.Match::sort).orElse(PageSort.UNKNOWN);
      boolean several = status == Wall.NONE && several(sort);
      List<FieldWays> ways = new ArrayList<>();
      List<Listing> items = several ? items(ways) : List.of();
      if (!items.isEmpty()) {
        return new Extraction(Kind.ITEMS, items, links, noindex, Part.ONLY, null, ways);
      }
      Optional<Found> found =
          status != Wall.NONE || several || sort.showsNoItem()
              ? Optional.empty()
              : item(address.part(), sort);
      if (found.isPresent() && found.get().reading().showsSomething()) {
        Kind kind = kind(found.get(), address, sort);
        Part part = new PartLinks(page).part(address, links);
        List<Listing> listing = listing(found.get(), address).stream().toList();
        if (!listing.isEmpty()) {
          ways.add(found.get().reading().ways());
        }
        return new Extraction(kind, listing, links, noindex, part, null, ways);
      }
      Wall wall = status != Wall.NONE ? status : wall();
      if (wall == Wall.REMOVED) {
        return new Absence(sort, address, snapshot).extraction(links, noindex);
      }
      Kind kind = wall == Wall.BLOCKED ? Kind.BLOCKED : listKind(sort);
      return new Extraction(kind, List.of(), links, noindex);
    }

    private Wall wall() {
      boolean removed = engine != null && engine.saysRemoved(page.document());
      return removed ? Wall.REMOVED : new WallReader(page, new LinkReader(page)).read();
    }

    private boolean several(PageSort sort) {
      return reader != null && sort.mayShowItems() && reader.several();
    }

    private List<Listing> items(List<FieldWays> ways) {
      List<Listing> items = new ArrayList<>();
      Objects.requireNonNull(reader)
          .items()
          .forEach(
              (address, found) -> {
                if (found.reading().showsSomething()) {
                  listing(found, address).ifPresent(items::add);
                  if (ways.size() < items.size()) {
                    ways.add(found.reading().ways());
                  }
                }
              });
      return items;
    }

    private static Kind kind(Found found, PageAddress address, PageSort sort) {
      boolean part = address.part() > 1 || sort == PageSort.DETAIL;
      return part ? Kind.ITEM_PART : found.hidden() ? Kind.REMOVED : Kind.ITEM;
    }

    private Kind listKind(PageSort sort) {
      if (sort.showsList()) {
        return Kind.INDEX;
      }
      return sort == PageSort.UNKNOWN && new LinkReader(page).rows() >= 3 ? Kind.INDEX : Kind.OTHER;
    }

    private PageAddress address() {
      PageAddress generic = PageAddress.generic(page);
      return rule.flatMap(match -> match.address(page.address(), generic)).orElse(generic);
    }

    private Optional<Found> item(int part, PageSort sort) {
      GenericReader generic = new GenericReader(page);
      Optional<Found> marked = reader == null ? Optional.empty() : reader.read(part);
      if (marked.isPresent()) {
        Found found = marked.get();
        boolean hidden = found.hidden() && found.reading().price() == null;
        Reading reading = hidden ? found.reading() : generic.completed(found, part);
        return Optional.of(new Found(found.kind(), reading, hidden));
      }
      return generic.read(part, sort == PageSort.ITEM || sort == PageSort.DETAIL);
    }

    private Optional<Listing> listing(Found found, PageAddress address) {
      String id = address.item().toString();
      if (id.length() > Limits.MAX_ADDRESS) {
        return Optional.empty();
      }
      Reading reading = found.reading();
      String body = reading.body() == null ? "" : reading.body();
      return Optional.of(
          Listing.builder(new ListingId(id))
              .origin(new Origin(address.url().toString(), null, page.platform()))
              .kind(reading.price() != null ? org.hulian.listing.Kind.LISTING : found.kind())
              .title(reading.title() == null ? "" : PlainText.line(reading.title()))
              .body(PlainText.cut(body, Limits.MAX_TEXT))
              .price(reading.price())
              .seller(reading.seller())
              .postedAt(reading.postedAt())
              .category(reading.category())
              .replies(reading.replies() == null ? List.of() : reading.replies())
              .images(reading.images())
              .sighting(new Sighting(status(found), snapshot.fetchedAt(), snapshot.capture()))
              .build());
    }

    private static Status status(Found found) {
      return found.hidden() ? Status.REMOVED : Status.LIVE;
    }
  }
}
