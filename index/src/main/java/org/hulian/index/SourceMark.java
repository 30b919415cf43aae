package org.hulian.index;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an index holds: all changes of one source up to a number, kept with each commit. An index
 * without a mark was not built to its end, or by a version of this program with other fields.
 *
 * @param source names the store that the index was made from
 * @param change number of the newest change that the index has, 0 before the first
 */
public record SourceMark(String source, long change) {
  private static final String SOURCE = "hulian.source";
  private static final String CHANGE = "hulian.change";
  private static final String SCHEMA = "hulian.schema";

  public SourceMark {
    if (source.isBlank() || change < 0) {
      throw new IllegalArgumentException("a mark names its source and a change from 0");
    }
  }

  Map<String, String> data() {
    return Map.of(
        SOURCE, source, CHANGE, Long.toString(change), SCHEMA, Integer.toString(Schema.VERSION));
  }

  /**
   * The mark in the data of a commit, null if there is none or its fields are of another version.
   */
  static @Nullable SourceMark of(Map<String, String> data) {
    String source = data.get(SOURCE);
    String change = data.get(CHANGE);
    boolean known = Integer.toString(Schema.VERSION).equals(data.get(SCHEMA));
    return source == null || change == null || !known
        ? null
        : new SourceMark(source, Long.parseLong(change));
  }
}
