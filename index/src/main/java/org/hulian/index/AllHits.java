package org.hulian.index;

/**
 * What a walk over all hits came to.
 *
 * @param hits how many were given
 * @param understood the query as it was read, for people
 * @param complete whether that was all of them; otherwise the time for one page was up
 */
public record AllHits(long hits, Understood understood, boolean complete) {}
