/**
 * The console: where people look at flagged listings, decide, draft notices and search.
 *
 * <p>Enters: repositories, a searcher, settings. Leaves: pages on the loopback address, decisions
 * in the repositories, an audit entry for every act. No type of Spring appears in what other
 * modules use.
 */
@NullMarked
package org.hulian.review;

import org.jspecify.annotations.NullMarked;
