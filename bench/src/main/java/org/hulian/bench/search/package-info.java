/**
 * Search: what it costs to index listings and to find them, what is found in spite of a disguise,
 * and how soon a listing is found, beside Lucene's stock analyzer for Chinese.
 *
 * <p>Enters: lines and kinds of disguise of {@code bench.text}, and a seed. Leaves: tables.
 */
@NullMarked
package org.hulian.bench.search;

import org.jspecify.annotations.NullMarked;
