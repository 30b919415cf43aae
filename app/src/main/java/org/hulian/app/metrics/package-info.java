/**
 * Figures for programs that watch this one.
 *
 * <p>Enters: runs, schedules, cases and listings of the store, the queues of the frontier, the
 * process. Leaves: Prometheus' text format, as a text or in a file.
 */
@NullMarked
package org.hulian.app.metrics;

import org.jspecify.annotations.NullMarked;
