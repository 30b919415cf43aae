package org.hulian.index;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One page of hits.
 *
 * @param total how many items match; at least so many if not complete
 * @param groups how many are left of them where near texts are one hit; else the same as total
 * @param hits in the order asked for
 * @param facets counts by value, highest first, of items; what was chosen of a facet itself does
 *     not narrow its own counts, so that a second value can be added
 * @param understood the query as it was read, for people
 * @param next cursor of the page after this one, absent on the last page
 * @param restarted whether the cursor was no place in this search, so that this is the first page
 * @param complete whether all was searched; otherwise the time was up before
 */
public record SearchResult(
    long total,
    long groups,
    List<SearchHit> hits,
    Map<Facet, Map<String, Long>> facets,
    Understood understood,
    @Nullable String next,
    boolean restarted,
    boolean complete) {}
