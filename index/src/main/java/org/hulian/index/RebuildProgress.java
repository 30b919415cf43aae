package org.hulian.index;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far a new index was written, kept with its commits, so that a rebuild that was killed goes on
 * from there.
 *
 * @param start how far the changes of the source went when the rebuild began
 * @param after id of the last item that the new index has, with all before it in the order of ids;
 *     empty before the first
 */
public record RebuildProgress(SourceMark start, String after) {
  private static final String SOURCE = "hulian.rebuild.source";
  private static final String CHANGE = "hulian.rebuild.change";
  private static final String AFTER = "hulian.rebuild.after";
  private static final String SCHEMA = "hulian.schema";

  Map<String, String> data() {
    return Map.of(
        SOURCE,
        start.source(),
        CHANGE,
        Long.toString(start.change()),
        AFTER,
        after,
        SCHEMA,
        Integer.toString(Schema.VERSION));
  }

  /** What the data of a commit say; null if it has fields of another version, or is complete. */
  static @Nullable RebuildProgress of(Map<String, String> data) {
    String source = data.get(SOURCE);
    String change = data.get(CHANGE);
    String after = data.get(AFTER);
    boolean known = Integer.toString(Schema.VERSION).equals(data.get(SCHEMA));
    return source == null || change == null || after == null || !known
        ? null
        : new RebuildProgress(new SourceMark(source, Long.parseLong(change)), after);
  }
}
