/**
 * Tables for people and programs, written row by row, and lists of queries that people bring along.
 *
 * <p>Enters: rows of texts and numbers; the bytes of a list. Leaves: CSV, JSON Lines or XLSX; rows
 * with their line numbers. Nothing is held but the row at work.
 */
@NullMarked
package org.hulian.listing.table;

import org.jspecify.annotations.NullMarked;
