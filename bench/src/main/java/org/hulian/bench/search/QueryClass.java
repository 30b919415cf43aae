package org.hulian.bench.search;

import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.hulian.index.Facet;
import org.hulian.index.ListingQuery;
import org.hulian.index.SortOrder;

/** What people ask an index. */
enum QueryClass {
  WORD("one word"),
  PHRASE("exact phrase"),
  ALL_FIELDS("all fields with sound"),
  FACETS("facets with filter"),
  NEWEST("newest with filter");

  private static final int PAGE = 20;
  private final String label;

  QueryClass(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }

  /** A query of this class; all of it comes of the source of chance. */
  ListingQuery draw(MadeListings made, Random random) {
    String platform = MadeListings.PLATFORMS.get(random.nextInt(MadeListings.PLATFORMS.size()));
    Map<Facet, Set<String>> filter = Map.of(Facet.PLATFORM, Set.of(platform));
    return switch (this) {
      case WORD -> query(made.words(random, 2, 4), Map.of(), false);
      case PHRASE -> query("\"" + made.words(random, 5, 8) + "\"", Map.of(), false);
      case ALL_FIELDS -> query(made.words(random, 2, 6), Map.of(), true);
      case FACETS -> query(made.words(random, 2, 3), filter, false);
      case NEWEST ->
          new ListingQuery(made.words(random, 2, 3), filter, false, SortOrder.NEWEST, PAGE, null);
    };
  }

  private static ListingQuery query(String text, Map<Facet, Set<String>> filter, boolean sound) {
    return new ListingQuery(text, filter, sound, SortOrder.RELEVANCE, PAGE, null);
  }
}
