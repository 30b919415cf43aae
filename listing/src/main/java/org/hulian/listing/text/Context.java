package org.hulian.listing.text;

import java.util.List;

/**
 * Characters by which the meaning of a sign beside them is told.
 *
 * @param starters first characters of the names of messengers: a plus sign before one means "add"
 * @param numerals characters that write a number, digits included
 */
record Context(String starters, String numerals) {
  static Context load() {
    List<String[]> rows = ListFile.rows("context.tsv");
    return new Context(column(rows, "starters"), column(rows, "numerals"));
  }

  boolean startsContact(char unit) {
    return unit != 0 && starters.indexOf(unit) >= 0;
  }

  boolean isNumber(char unit) {
    return unit != 0 && numerals.indexOf(unit) >= 0;
  }

  boolean isLatin(char unit) {
    return (unit >= 'a' && unit <= 'z') || (unit >= '0' && unit <= '9');
  }

  private static String column(List<String[]> rows, String name) {
    return rows.stream()
        .filter(row -> row[0].equals(name))
        .map(row -> row[1])
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("context.tsv lacks " + name));
  }
}
