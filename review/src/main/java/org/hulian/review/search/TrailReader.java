package org.hulian.review.search;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.hulian.index.Facet;
import org.hulian.index.ListingQuery;
import org.hulian.index.ListingSearcher;
import org.hulian.index.SearchHit;
import org.hulian.index.SearchResult;
import org.hulian.index.SearchView;
import org.hulian.index.SearchView.Kin;
import org.hulian.index.SortOrder;
import org.hulian.index.query.Clause;
import org.hulian.index.query.Field;
import org.hulian.listing.Listing;
import org.hulian.listing.Price;
import org.hulian.listing.Status;
import org.hulian.listing.finding.Entity;
import org.hulian.listing.finding.FieldRef;
import org.hulian.review.search.Trail.Shared;
import org.hulian.store.casefile.CaseRepository;
import org.hulian.store.listing.ListingRepository;
import org.hulian.store.listing.StoredListing;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** Follows a seller or a contact over all items. Thread-safe. */
@Component
class TrailReader {
  private static final int NEWEST = 100;
  private static final int MOST_SELLERS = 20;
  private static final int MOST_ITEMS = 1_000;
  private static final int MOST_KIN = 20;
  private static final String COVER = "*";

  private final ListingSearcher searcher;
  private final ListingRepository listings;
  private final CaseRepository cases;

  TrailReader(ListingSearcher searcher, ListingRepository listings, CaseRepository cases) {
    this.searcher = searcher;
    this.listings = listings;
    this.cases = cases;
  }

  /** What one site has under a seller's name; empty if it has nothing. */
  Optional<Trail> seller(String site, String name, UnaryOperator<String> shown) {
    return read(List.of(field(Field.SELLER, name), field(Field.SITE, site)), shown)
        .map(
            read ->
                new Trail(
                    "seller",
                    shown.apply(name),
                    site,
                    false,
                    read.facts,
                    read.items(shown, cases),
                    shared(read, shown)));
  }

  /** What all sites have with a contact; empty if they have nothing. */
  Optional<Trail> contact(String kind, String handle, UnaryOperator<String> shown) {
    return read(List.of(field(Field.CONTACT, kind + ":" + handle)), shown)
        .map(
            read ->
                new Trail(
                    kind,
                    shown.apply(handle),
                    "",
                    read.facts.total() > MOST_ITEMS || read.sellers() > MOST_SELLERS,
                    read.facts,
                    read.items(shown, cases),
                    shared(read, shown)));
  }

  private Map<Shared, Long> shared(Read read, UnaryOperator<String> shown) {
    Map<Shared, Long> shared = read.shared(shown);
    Map<Kin, String> kin = new LinkedHashMap<>();
    for (StoredListing one : read.stored) {
      String title = one.listing().title().isBlank() ? "—" : shown.apply(one.listing().title());
      one.cluster().ifPresent(number -> kin.putIfAbsent(new Kin.Cluster(number), title));
      one.listing().images().stream()
          .limit(1)
          .filter(image -> shown.apply(image).equals(image))
          .forEach(image -> kin.putIfAbsent(new Kin.Picture(image), image));
    }
    kin.entrySet().stream()
        .limit(MOST_KIN)
        .forEach(
            one -> {
              long all = count(one.getKey());
              // What is of one item alone leads nowhere.
              if (all > 1) {
                String what = one.getKey() instanceof Kin.Cluster ? "cluster" : "picture";
                String href = SearchAddress.of(one.getKey()).href();
                shared.put(new Shared(what, one.getValue(), href), all);
              }
            });
    return shared;
  }

  private long count(Kin kin) {
    ListingQuery all = new ListingQuery("", Map.of(), false, SortOrder.NEWEST, 1, null);
    return searcher.search(all, new SearchView(Map.of(), false, kin)).total();
  }

  private static Clause field(Field field, String value) {
    return new Clause.FieldValue(field, List.of(value));
  }

  private Optional<Read> read(List<Clause> clauses, UnaryOperator<String> shown) {
    String text = new Clause.And(clauses).written();
    SearchResult newest =
        searcher.search(new ListingQuery(text, Map.of(), false, SortOrder.NEWEST, NEWEST, null));
    if (newest.hits().isEmpty()) {
      return Optional.empty();
    }
    SearchResult oldest =
        searcher.search(new ListingQuery(text, Map.of(), false, SortOrder.OLDEST, 1, null));
    List<StoredListing> stored =
        newest.hits().stream().flatMap(hit -> listings.find(hit.id()).stream()).toList();
    Instant last =
        stored.stream()
            .map(StoredListing::lastSeen)
            .max(Instant::compareTo)
            .orElse(newest.hits().getFirst().firstSeen());
    List<SearchHit> first = oldest.hits().isEmpty() ? newest.hits() : oldest.hits();
    Map<Facet, Map<String, Long>> counts = newest.facets();
    Trail.Facts facts =
        new Trail.Facts(
            newest.total(),
            first.getFirst().firstSeen(),
            last,
            masked(of(counts, Facet.PLATFORM), shown),
            of(counts, Facet.PRICE_BAND),
            of(counts, Facet.STATUS),
            new TreeMap<>(of(counts, Facet.MONTH)));
    return Optional.of(new Read(facts, stored));
  }

  private static Map<String, Long> of(Map<Facet, Map<String, Long>> counts, Facet facet) {
    return counts.getOrDefault(facet, Map.of());
  }

  private static Map<String, Long> masked(Map<String, Long> counts, UnaryOperator<String> shown) {
    Map<String, Long> masked = new LinkedHashMap<>();
    counts.forEach((name, count) -> masked.merge(shown.apply(name), count, Long::sum));
    return masked;
  }

  /** What was found. */
  private record Read(Trail.Facts facts, List<StoredListing> stored) {
    long sellers() {
      return stored.stream()
          .map(StoredListing::listing)
          .filter(listing -> listing.seller() != null)
          .map(listing -> listing.origin().site() + "\n" + listing.seller())
          .distinct()
          .count();
    }

    List<Trail.Item> items(UnaryOperator<String> shown, CaseRepository cases) {
      return stored.stream().map(one -> item(one, shown, cases)).toList();
    }

    Map<Shared, Long> shared(UnaryOperator<String> shown) {
      Map<Shared, Long> shared = new HashMap<>();
      for (StoredListing one : stored) {
        all(one, shown).distinct().forEach(thing -> shared.merge(thing, 1L, Long::sum));
      }
      return shared;
    }

    private static Stream<Shared> all(StoredListing one, UnaryOperator<String> shown) {
      Listing listing = one.listing();
      List<Shared> all = new ArrayList<>();
      String site = listing.origin().site();
      String seller = listing.seller();
      if (seller != null && site != null && shown.apply(seller).equals(seller)) {
        all.add(new Shared("seller", seller + " · " + site, sellerHref(site, seller)));
      }
      one.verdict().entities().stream()
          .filter(entity -> entity.at().field().part() != FieldRef.Part.REPLY)
          .map(entity -> entity instanceof Entity.Contact contact ? contact : null)
          .filter(Objects::nonNull)
          .filter(contact -> !contact.handle().contains(COVER))
          .filter(contact -> shown.apply(contact.handle()).equals(contact.handle()))
          .map(
              contact ->
                  new Shared(
                      "contact",
                      contact.kind() + ": " + contact.handle(),
                      contactHref(contact.kind(), contact.handle())))
          .forEach(all::add);
      return all.stream();
    }

    private static Trail.Item item(
        StoredListing one, UnaryOperator<String> shown, CaseRepository cases) {
      Listing listing = one.listing();
      return new Trail.Item(
          listing.id().value(),
          listing.title().isBlank() ? "—" : shown.apply(listing.title()),
          listing.origin().platform(),
          shown(listing.seller(), shown),
          shown(price(listing.price()), shown),
          one.firstSeen(),
          one.lastSeen(),
          listing.sighting().status() == Status.LIVE,
          cases.findByListing(listing.id()).orElse(null));
    }

    private static @Nullable String shown(@Nullable String text, UnaryOperator<String> shown) {
      return text == null ? null : shown.apply(text);
    }

    private static @Nullable String price(@Nullable Price price) {
      if (price == null || price.text() != null) {
        return price == null ? null : price.text();
      }
      String currency = price.currency() == null ? "" : " " + price.currency();
      return price.amount() == null ? null : price.amount().toPlainString() + currency;
    }
  }

  /** The address of a seller's page. */
  static String sellerHref(String site, String name) {
    return UriComponentsBuilder.fromPath("/sellers")
        .queryParam("site", "{site}")
        .queryParam("name", "{name}")
        .encode()
        .buildAndExpand(site, name)
        .toUriString();
  }

  /** The address of a contact's page. */
  static String contactHref(String kind, String handle) {
    return UriComponentsBuilder.fromPath("/contacts")
        .queryParam("kind", "{kind}")
        .queryParam("handle", "{handle}")
        .encode()
        .buildAndExpand(kind, handle)
        .toUriString();
  }
}
