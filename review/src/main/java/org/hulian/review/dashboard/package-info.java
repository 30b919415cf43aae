/**
 * Dashboards: how the work goes, and what of it is published.
 *
 * <p>Enters: statistics of the store. Leaves: pages on which each figure is a table and, with
 * scripts, a plot of that table; and a file in which small counts are covered.
 */
@NullMarked
package org.hulian.review.dashboard;

import org.jspecify.annotations.NullMarked;
