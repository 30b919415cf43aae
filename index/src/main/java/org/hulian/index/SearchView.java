package org.hulian.index;

import java.util.Map;
import java.util.Set;
import org.hulian.listing.ListingId;
import org.jspecify.annotations.Nullable;

/**
 * How a search is looked at, beside what is asked.
 *
 * @param excluded values that must not be, for each facet
 * @param collapsed whether items with near texts are one hit
 * @param kin what all hits must have in common; absent if nothing
 */
public record SearchView(Map<Facet, Set<String>> excluded, boolean collapsed, @Nullable Kin kin) {
  /** All hits, each for itself. */
  public static final SearchView PLAIN = new SearchView(Map.of(), false, null);

  public SearchView {
    excluded = Map.copyOf(excluded);
  }

  /** What items can have in common that is not asked for in words. */
  public sealed interface Kin {
    /** A text like that of this item, which is not among the hits itself. */
    record Text(ListingId item) implements Kin {}

    /** A near text, as the store has found. */
    record Cluster(long number) implements Kin {}

    /** A picture under this address. */
    record Picture(String address) implements Kin {}
  }
}
