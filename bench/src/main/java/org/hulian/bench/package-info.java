/**
 * Speed and catch beside those of peers, on the same texts in one run; not shipped.
 *
 * <p>Enters: a seed; texts are generated in {@code text}, peers are wrapped in {@code peer}.
 * Leaves: tables and a chart. {@code jmh} holds the benchmarks that the harness of the JDK's
 * authors runs.
 */
@NullMarked
package org.hulian.bench;

import org.jspecify.annotations.NullMarked;
