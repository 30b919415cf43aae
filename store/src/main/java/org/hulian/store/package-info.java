/**
 * The record of truth: one data folder, one writer, and a repository for each aggregate.
 *
 * <p>Enters: scored listings, run events, decisions. Leaves: the same facts, in order, after any
 * crash.
 */
@NullMarked
package org.hulian.store;

import org.jspecify.annotations.NullMarked;
