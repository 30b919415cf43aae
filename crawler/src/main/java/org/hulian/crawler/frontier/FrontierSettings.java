package org.hulian.crawler.frontier;

import java.time.Duration;

/**
 * What a run of one site asks of the frontier.
 *
 * @param site name of the site definition
 * @param delay between two requests to one host, from the first byte of an answer on
 * @param maxPages requests in one run, parts of rendered pages included; a page begun is ended
 * @param maxDepth steps from a start address
 * @param patience a run ends when nothing is due for longer than this; what waits is left for the
 *     next
 * @param revisit when known pages are looked at again
 * @param maxPerTemplate addresses of a host that only differ in digits and values, items aside
 */
public record FrontierSettings(
    String site,
    Duration delay,
    int maxPages,
    int maxDepth,
    Duration patience,
    RevisitSchedule revisit,
    int maxPerTemplate) {}
