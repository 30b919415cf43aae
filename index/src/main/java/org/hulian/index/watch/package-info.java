/**
 * Queries that wait for listings, rather than listings that wait for queries.
 *
 * <p>Enters: queries, once, and listings, one by one. Leaves: which queries match a listing, and by
 * which words; the same that a search would find.
 */
@NullMarked
package org.hulian.index.watch;

import org.jspecify.annotations.NullMarked;
