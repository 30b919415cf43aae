package org.hulian.crawler.frontier;

/**
 * A host that nothing more was asked of in a run.
 *
 * @param shut whether it shut us out, rather than asking for fewer requests or failing to answer
 * @param slowed whether it asked for fewer requests
 */
public record HeldHost(String authority, boolean shut, boolean slowed, String reason) {}
