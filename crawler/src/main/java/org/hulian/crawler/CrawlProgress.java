package org.hulian.crawler;

/**
 * How far a run is.
 *
 * @param done addresses settled since it was started or resumed
 * @param queued addresses known to be left
 * @param perSecond addresses settled a second, on average so far
 */
public record CrawlProgress(long done, long queued, double perSecond) {}
