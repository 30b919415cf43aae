/**
 * Benchmarks for JMH: throughput of normaliser and screen, and the memory that a listing costs.
 *
 * <p>Enters: generated lines. Leaves: JMH's own table.
 */
@NullMarked
package org.hulian.bench.jmh;

import org.jspecify.annotations.NullMarked;
