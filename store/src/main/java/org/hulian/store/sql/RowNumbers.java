package org.hulian.store.sql;

import org.jdbi.v3.core.Handle;

/** Numbers for rows that people know by them; one that was erased is never given again. */
public final class RowNumbers {
  private RowNumbers() {}

  /**
   * The number of the next row.
   *
   * @param table that {@code number_given} has a row for
   */
  public static long next(Handle handle, String table) {
    return handle
        .createQuery(
            "SELECT 1 + max(last, (SELECT coalesce(max(id), 0) FROM "
                + table
                + ")) FROM number_given WHERE name = :table")
        .bind("table", table)
        .mapTo(Long.class)
        .one();
  }
}
