package org.hulian.index;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One page of hits.
 *
 * @param total how many items match; at least so many if not complete
 * @param hits in the order asked for
 * @param facets counts by value, highest first, over all that match
 * @param understood the query as it was read, for people
 * @param next cursor of the page after this one, absent on the last page
 * @param complete whether all was searched; otherwise the time was up before
 */
public record SearchResult(
    long total,
    List<SearchHit> hits,
    Map<Facet, Map<String, Long>> facets,
    Understood understood,
    @Nullable String next,
    boolean complete) {}
