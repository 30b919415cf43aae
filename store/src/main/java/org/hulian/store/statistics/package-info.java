/**
 * How the work goes: what waits, what was decided, how long it took, what came of it.
 *
 * <p>Enters: nothing; it follows from the events of the cases. Leaves: counts and spans of time,
 * and tables in which small counts are covered.
 */
@NullMarked
package org.hulian.store.statistics;

import org.jspecify.annotations.NullMarked;
