/**
 * How the repositories reach the database: one writer at a time, readers beside it.
 *
 * <p>Enters: pieces of work. Leaves: their results once they are on the disk.
 */
@NullMarked
package org.hulian.store.sql;

import org.jspecify.annotations.NullMarked;
