package org.hulian.store.retention;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.hulian.store.duplicate.SketchErasure;
import org.jdbi.v3.core.Handle;

/**
 * The one place in which anything of an item is deleted, within a transaction. Rows go with all
 * rows that cannot be without them, whatever tables there are; rows that can be forget them. What
 * names an item in another way than by a reference is told of here. Tables whose rows are never
 * deleted say so by triggers; these are lifted until the transaction ends, in which they are put
 * back, so that nobody else ever sees them lifted.
 */
final class Cascade {
  private final Handle handle;
  private final List<Reference> references;

  /**
   * A column that names a row of another table.
   *
   * @param needed whether the column cannot be empty
   */
  private record Reference(
      String table, String column, String parent, String key, boolean needed) {}

  /** A trigger with the statement that makes it. */
  private record Trigger(String name, String text) {}

  Cascade(Handle handle) {
    this.handle = handle;
    this.references =
        handle
            .createQuery(
                "SELECT m.name AS child, f.\"from\" AS column, f.\"table\" AS parent,"
                    + " coalesce(f.\"to\", 'id') AS key, t.\"notnull\" AS needed FROM sqlite_master"
                    + " m JOIN pragma_foreign_key_list(m.name) f JOIN pragma_table_info(m.name) t"
                    + " ON t.name = f.\"from\" WHERE m.type = 'table' AND f.seq = 0")
            .map(
                (rows, context) ->
                    new Reference(
                        rows.getString("child"),
                        rows.getString("column"),
                        rows.getString("parent"),
                        rows.getString("key"),
                        rows.getBoolean("needed")))
            .list();
  }

  /** Deletes items with all that is there because of them, table by table. */
  void deleteItems(List<Long> items) {
    String ids = items.stream().map(String::valueOf).collect(Collectors.joining(", "));
    unguarded(
        () -> {
          items.forEach(this::takeOut);
          delete("item", "\"id\" IN (" + ids + ")", List.of());
        });
  }

  /** Takes an item out of what outlives it. */
  private void takeOut(long item) {
    handle.execute(
        "DELETE FROM alert WHERE listing_id = (SELECT listing_id FROM item WHERE id = ?)", item);
    forgetAsOther(item);
    handOver(item);
    SketchErasure.forget(handle, item);
  }

  /** Other cases know that theirs was put up again, no longer as what, and not by whose page. */
  private void forgetAsOther(long item) {
    String where = " WHERE other = (SELECT listing_id FROM item WHERE id = ?)";
    handle.execute(
        "UPDATE notice_event SET other = NULL, proof_record = NULL, proof_sha256 = NULL" + where,
        item);
    handle.execute("UPDATE case_event SET other = NULL" + where, item);
  }

  /**
   * What was decided together stays together without the case that was looked at. It leaves the
   * group at once, so that nothing is handed over to what goes with it.
   */
  private void handOver(long item) {
    handle.execute(
        "UPDATE case_group SET lead_case = (SELECT min(m.case_id) FROM case_group_member m"
            + " WHERE m.group_id = case_group.id AND m.case_id <> case_group.lead_case)"
            + " WHERE lead_case = (SELECT id FROM case_file WHERE item_id = ?) AND EXISTS"
            + " (SELECT 1 FROM case_group_member m WHERE m.group_id = case_group.id"
            + " AND m.case_id <> case_group.lead_case)",
        item);
    handle.execute(
        "DELETE FROM case_group_member WHERE case_id = (SELECT id FROM case_file WHERE item_id = ?)",
        item);
  }

  /**
   * Does work while no trigger keeps rows from being changed or deleted, or takes what a decision
   * told of a signal out of the sums: a sum names nobody, and one of violations alone, which are
   * kept for longer, would say that flags are always right.
   */
  private void unguarded(Runnable work) {
    List<Trigger> guards =
        handle
            .createQuery(
                "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
                    + " AND (sql LIKE '%RAISE(ABORT%' OR name = 'measured_taken')"
                    + " AND tbl_name NOT LIKE 'audit%'")
            .map((rows, context) -> new Trigger(rows.getString("name"), rows.getString("sql")))
            .list();
    guards.forEach(guard -> handle.execute("DROP TRIGGER \"" + guard.name + "\""));
    work.run();
    guards.forEach(guard -> handle.execute(guard.text));
  }

  /** References of more than one column are told by their first, which names the item. */
  private void delete(String table, String where, List<String> above) {
    List<String> path = new ArrayList<>(above);
    path.add(table);
    for (Reference reference : references) {
      if (reference.parent.equals(table) && !path.contains(reference.table)) {
        String rows = "SELECT \"" + reference.key + "\" FROM \"" + table + "\" WHERE " + where;
        String column = "\"" + reference.column + "\"";
        if (reference.needed) {
          delete(reference.table, column + " IN (" + rows + ")", path);
        } else {
          String forget = "UPDATE \"" + reference.table + "\" SET " + column + " = NULL WHERE ";
          handle.execute(forget + column + " IN (" + rows + ")");
        }
      }
    }
    handle.execute("DELETE FROM \"" + table + "\" WHERE " + where);
  }
}
