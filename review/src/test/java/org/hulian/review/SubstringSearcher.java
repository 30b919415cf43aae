package org.hulian.review;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hulian.index.Facet;
import org.hulian.index.ListingQuery;
import org.hulian.index.ListingSearcher;
import org.hulian.index.SearchHit;
import org.hulian.index.SearchResult;
import org.hulian.listing.Listing;
import org.hulian.listing.finding.Verdict;
import org.hulian.listing.text.TextSpan;
import org.hulian.store.listing.ListingRepository;
import org.hulian.store.listing.StoredListing;

/** Finds items whose title or body holds the words as they are; enough to test the page with. */
final class SubstringSearcher implements ListingSearcher {
  private final ListingRepository listings;

  SubstringSearcher(ListingRepository listings) {
    this.listings = listings;
  }

  @Override
  public SearchResult search(ListingQuery query) {
    List<StoredListing> found = new ArrayList<>();
    listings.forEach(
        stored -> {
          if (text(stored.listing()).contains(query.text()) && passes(stored, query)) {
            found.add(stored);
          }
        });
    found.sort(Comparator.comparingDouble(s -> -s.verdict().score()));
    int from = query.cursor() == null ? 0 : Integer.parseInt(query.cursor());
    int to = Math.min(found.size(), from + query.limit());
    return new SearchResult(
        found.size(),
        found.subList(Math.min(from, to), to).stream().map(s -> hit(s, query.text())).toList(),
        facets(found),
        query.text().isBlank() ? "" : "“" + query.text() + "”",
        to < found.size() ? Integer.toString(to) : null);
  }

  private static boolean passes(StoredListing stored, ListingQuery query) {
    return query.filters().entrySet().stream()
        .allMatch(filter -> filter.getValue().contains(value(stored, filter.getKey())));
  }

  private static Map<Facet, Map<String, Long>> facets(List<StoredListing> found) {
    Map<Facet, Map<String, Long>> facets = new EnumMap<>(Facet.class);
    for (Facet facet : List.of(Facet.PLATFORM, Facet.CATEGORY, Facet.SEVERITY, Facet.STATUS)) {
      Map<String, Long> counts = new TreeMap<>();
      found.forEach(stored -> counts.merge(value(stored, facet), 1L, Long::sum));
      facets.put(facet, counts);
    }
    return facets;
  }

  private static String value(StoredListing stored, Facet facet) {
    Verdict.Flagged flag = stored.verdict() instanceof Verdict.Flagged flagged ? flagged : null;
    return switch (facet) {
      case PLATFORM -> String.valueOf(stored.listing().origin().platform());
      case CATEGORY -> flag == null ? "none" : flag.category().key();
      case SEVERITY -> flag == null ? "none" : flag.severity().key();
      case STATUS -> stored.caseStatus() == null ? "none" : stored.caseStatus().key();
      default -> "none";
    };
  }

  private static String text(Listing listing) {
    return listing.title() + "\n" + listing.body();
  }

  private static SearchHit hit(StoredListing stored, String words) {
    Listing listing = stored.listing();
    return new SearchHit(
        listing.id(),
        listing.title(),
        listing.body(),
        marks(listing.title(), words),
        marks(listing.body(), words),
        listing.title().startsWith("仁"),
        stored.verdict().score(),
        listing.origin().platform(),
        value(stored, Facet.CATEGORY),
        stored.caseStatus() == null ? null : stored.caseStatus().key(),
        listing.origin().url(),
        stored.firstSeen());
  }

  private static List<TextSpan> marks(String text, String words) {
    int at = words.isEmpty() ? -1 : text.indexOf(words);
    return at < 0 ? List.of() : List.of(new TextSpan(at, at + words.length()));
  }
}
