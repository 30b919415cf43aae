/**
 * Masking: how many made-up identifiers of persons are covered, in how many of their forms, and how
 * many other numbers and words are covered wrongly.
 *
 * <p>Enters: a seed. Leaves: texts with one identifier each, and a table.
 */
@NullMarked
package org.hulian.bench.mask;

import org.jspecify.annotations.NullMarked;
