package org.hulian.crawler.frontier;

/**
 * A host that nothing more was asked of in a run.
 *
 * @param shut whether it shut us out, rather than failing to answer
 * @param waiting addresses left for the next run
 */
public record HeldHost(String authority, boolean shut, String reason, long waiting) {}
