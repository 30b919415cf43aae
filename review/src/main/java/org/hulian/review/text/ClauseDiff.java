package org.hulian.review.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What changed between two versions of a text, by lines and clauses: sellers often write one long
 * line, of which a comparison by lines would say nothing. Longest common subsequence, exact.
 */
public final class ClauseDiff {
  /** Pieces end after a line break or a stop, Chinese or Latin. */
  private static final String AFTER_STOP = "(?<=[\\n。！？；，、!?;,])";

  /** Beyond this many pieces a text is compared as a whole; keeps time and memory small. */
  private static final int MAX_PIECES = 1_500;

  private ClauseDiff() {}

  /** The pieces of both texts in reading order; equal neighbours of a kind are joined. */
  public static List<Change> between(String before, String after) {
    if (before.equals(after)) {
      return after.isEmpty() ? List.of() : List.of(new Change(Change.Kind.SAME, after));
    }
    List<String> old = pieces(before);
    List<String> fresh = pieces(after);
    int[][] common = common(old, fresh);
    List<Change> changes = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < old.size() || j < fresh.size()) {
      if (i < old.size() && j < fresh.size() && old.get(i).equals(fresh.get(j))) {
        add(changes, Change.Kind.SAME, old.get(i++));
        j++;
      } else if (j == fresh.size() || (i < old.size() && common[i + 1][j] >= common[i][j + 1])) {
        add(changes, Change.Kind.REMOVED, old.get(i++));
      } else {
        add(changes, Change.Kind.ADDED, fresh.get(j++));
      }
    }
    return changes;
  }

  private static List<String> pieces(String text) {
    List<String> pieces =
        Arrays.stream(text.split(AFTER_STOP)).filter(piece -> !piece.isEmpty()).toList();
    return pieces.size() > MAX_PIECES ? List.of(text) : pieces;
  }

  /** Length of the longest common subsequence of the ends that start at each pair. */
  private static int[][] common(List<String> old, List<String> fresh) {
    int[][] common = new int[old.size() + 1][fresh.size() + 1];
    for (int i = old.size() - 1; i >= 0; i--) {
      for (int j = fresh.size() - 1; j >= 0; j--) {
        common[i][j] =
            old.get(i).equals(fresh.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    return common;
  }

  private static void add(List<Change> changes, Change.Kind kind, String text) {
    int last = changes.size() - 1;
    if (last >= 0 && changes.get(last).kind() == kind) {
      changes.set(last, new Change(kind, changes.get(last).text() + text));
    } else {
      changes.add(new Change(kind, text));
    }
  }
}
