/**
 * How soon the next card is there, with many cases in the queue.
 *
 * <p>Enters: how many cases. Leaves: times from a decision to the next card, over HTTP on this
 * machine alone.
 */
@NullMarked
package org.hulian.bench.review;

import org.jspecify.annotations.NullMarked;
