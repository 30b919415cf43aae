package org.hulian.index;

import java.util.ArrayList;
import java.util.List;
import org.hulian.listing.text.TextSpan;

/**
 * The part of a listing to show with a hit.
 *
 * @param text as the seller wrote it
 * @param marks what matches in it
 */
record Snippet(String text, List<TextSpan> marks) {
  private static final int LENGTH = 140;
  private static final int BEFORE = 30;

  /** The part with most matches of the first of these texts that has any, or else their start. */
  static Snippet of(List<String> texts, Marks marks) {
    for (String text : texts) {
      List<TextSpan> found = marks.in(text);
      if (!found.isEmpty()) {
        return best(text, found);
      }
    }
    String first = texts.stream().filter(text -> !text.isBlank()).findFirst().orElse("");
    return new Snippet(
        first.substring(0, whole(first, Math.min(LENGTH, first.length()))), List.of());
  }

  private static Snippet best(String text, List<TextSpan> marks) {
    int best = 0;
    int most = 0;
    int end = 0;
    for (int i = 0; i < marks.size(); i++) {
      int limit = marks.get(i).start() - BEFORE + LENGTH;
      end = Math.max(end, i);
      while (end < marks.size() && marks.get(end).end() <= limit) {
        end++;
      }
      if (end - i > most) {
        most = end - i;
        best = i;
      }
    }
    int from = whole(text, Math.max(0, marks.get(best).start() - BEFORE));
    int to = Math.min(text.length(), Math.max(from + LENGTH, marks.get(best).end()));
    return cut(text, from, whole(text, to), marks);
  }

  private static Snippet cut(String text, int from, int to, List<TextSpan> marks) {
    List<TextSpan> inside = new ArrayList<>();
    for (TextSpan mark : marks) {
      if (mark.start() >= from && mark.end() <= to) {
        inside.add(new TextSpan(mark.start() - from, mark.end() - from));
      }
    }
    return new Snippet(text.substring(from, to), inside);
  }

  /** This place, or the one before it if it is inside a surrogate pair. */
  private static int whole(String text, int at) {
    boolean inside =
        at > 0
            && at < text.length()
            && Character.isSurrogatePair(text.charAt(at - 1), text.charAt(at));
    return inside ? at - 1 : at;
  }
}
