/**
 * Which address is asked next: every address of every site with its state, one queue and one pace
 * for each host, kept in a file of its own so that a crawl goes on where a crash left it.
 *
 * <p>Enters: addresses found, and what came of those that were asked. Leaves: one address at a time
 * for each host that is due.
 */
@NullMarked
package org.hulian.crawler.frontier;

import org.jspecify.annotations.NullMarked;
