package org.hulian.index;

import java.util.ArrayList;
import java.util.List;
import org.hulian.listing.text.TextSpan;

/**
 * The part of a listing to show with a hit. It tears no number apart, so that whoever has to mask
 * numbers sees them whole.
 *
 * @param text as the seller wrote it
 * @param marks what matches in it
 */
record Snippet(String text, List<TextSpan> marks) {
  private static final int LENGTH = 140;
  private static final int BEFORE = 30;

  /** Longer than any number of a person with its separators. */
  private static final int LONGEST_NUMBER = 40;

  /** The part with most matches of the first of these texts that has any, or else their start. */
  static Snippet of(List<String> texts, Marks marks) {
    for (String text : texts) {
      List<TextSpan> found = marks.in(text);
      if (!found.isEmpty()) {
        return best(text, found);
      }
    }
    String first = texts.stream().filter(text -> !text.isBlank()).findFirst().orElse("");
    return new Snippet(first.substring(0, end(first, Math.min(LENGTH, first.length()))), List.of());
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
    int from = start(text, Math.max(0, marks.get(best).start() - BEFORE));
    int to = Math.min(text.length(), Math.max(from + LENGTH, marks.get(best).end()));
    return cut(text, from, end(text, to), marks);
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

  /** This place, or where the number begins that it is inside of. */
  private static int start(String text, int at) {
    int start = at;
    while (at - start < LONGEST_NUMBER && isInNumber(text, start)) {
      start--;
    }
    return whole(text, start);
  }

  /** This place, or where the number ends that it is inside of. */
  private static int end(String text, int at) {
    int end = at;
    while (end - at < LONGEST_NUMBER && isInNumber(text, end)) {
      end++;
    }
    return whole(text, end);
  }

  private static boolean isInNumber(String text, int at) {
    return at > 0
        && at < text.length()
        && mayBeOfNumber(text.charAt(at - 1))
        && mayBeOfNumber(text.charAt(at));
  }

  private static boolean mayBeOfNumber(char c) {
    return Character.isDigit(c) || c == ' ' || c == '-' || c == 'X' || c == 'x';
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
