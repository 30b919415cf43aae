/**
 * The queue: cases that wait, and the walk from one to the next.
 *
 * <p>Enters: a filter. Leaves: cards in the order of the queue, or the next case with a hold on it.
 */
@NullMarked
package org.hulian.review.queue;

import org.jspecify.annotations.NullMarked;
