/**
 * The crawl beside its peers: pages a second without a delay, and politeness with one.
 *
 * <p>Enters: a made-up forum, served on many loopback addresses by a process of its own. Leaves:
 * two tables and a file of figures. Each contender is a process of its own, too, and is told over
 * its standard input when it is its turn. Nothing goes beyond the loopback address. The only
 * package of the bench that sees crawler4j and HttpClient.
 */
@NullMarked
package org.hulian.bench.crawl;

import org.jspecify.annotations.NullMarked;
