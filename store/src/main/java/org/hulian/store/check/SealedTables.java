package org.hulian.store.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/**
 * The tables whose rows have seals, with the numbers by which seals name them. Left out are: the
 * audit log, which has its own chain, tree and signatures; what is made anew from the rest
 * (sketches) or lives for seconds (tasks of the index); and tables without row numbers, which say
 * nothing of their changes to {@link Seals}, so that only what is counted from other rows is kept
 * in such.
 */
final class SealedTables {
  private static final Set<String> LEFT_OUT =
      Set.of(
          "audit_entry",
          "audit_head",
          "audit_checkpoint",
          "seal_state",
          "index_task",
          "sketch",
          "sketch_backlog");

  private final Map<String, Long> numbers;

  private SealedTables(Map<String, Long> numbers) {
    this.numbers = numbers;
  }

  /** The tables of a database that have numbers already, for reading. */
  static SealedTables known(Handle handle) {
    Map<String, Long> numbers = new TreeMap<>();
    handle
        .createQuery("SELECT name, id FROM seal_table")
        .map((rows, context) -> Map.entry(rows.getString(1), rows.getLong(2)))
        .forEach(table -> numbers.put(table.getKey(), table.getValue()));
    return new SealedTables(numbers);
  }

  /** All the tables that are to be sealed; those without a number get one. */
  static SealedTables all(Handle handle) {
    Map<String, Long> known = known(handle).numbers;
    Map<String, Long> numbers = new HashMap<>();
    long next = known.values().stream().mapToLong(Long::longValue).max().orElse(0) + 1;
    for (String table : wanted(handle)) {
      Long number = known.get(table);
      if (number == null) {
        number = next++;
        handle.execute("INSERT INTO seal_table (name, id) VALUES (?, ?)", table, number);
      }
      numbers.put(table, number);
    }
    return new SealedTables(numbers);
  }

  static List<String> wanted(Handle handle) {
    List<String> wanted = new ArrayList<>();
    handle
        .createQuery(
            "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
                + " AND wr = 0 AND name NOT LIKE 'sqlite~_%' ESCAPE '~' ORDER BY name")
        .mapTo(String.class)
        .forEach(
            name -> {
              if (!LEFT_OUT.contains(name)) {
                wanted.add(name);
              }
            });
    return wanted;
  }

  /** Their numbers, by name. */
  Map<String, Long> numbers() {
    return numbers;
  }
}
