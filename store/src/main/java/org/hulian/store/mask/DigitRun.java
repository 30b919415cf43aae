package org.hulian.store.mask;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.hulian.listing.text.TextSpan;

/**
 * Groups of digits with at most one separator between two of them, and the numbers that may stand
 * in them: a number is made of whole groups.
 */
final class DigitRun {
  private static final int X = 10;
  private static final int MIN_DIGITS = 11;
  private static final int MAX_DIGITS = 19;
  private static final String SEPARATORS = " \t\u00a0\u3000-_.\u00b7\u2010\u2011\u2013\uff0d";

  /** Of all groups, 0 to 9; 10 for a check character X, which only ends a group. */
  private final Ints digits = new Ints();

  /** Where in the text each of them stands. */
  private final Ints at = new Ints();

  /** Index into digits at which each group begins, then the number of digits. */
  private final Ints groupStarts = new Ints();

  private DigitRun() {}

  /** A list of numbers; a text of nothing but digits makes long ones. */
  private static final class Ints {
    private int[] values = new int[24];
    private int size;

    void add(int value) {
      if (size == values.length) {
        values = Arrays.copyOf(values, 2 * size);
      }
      values[size++] = value;
    }

    int get(int index) {
      return values[index];
    }
  }

  /** The value of a decimal digit of any width or script, -1 for anything else. */
  static int digit(char c) {
    return c < '0' ? -1 : c <= '9' ? c - '0' : c < '\u0660' ? -1 : Character.digit(c, 10);
  }

  /** Whether it is the check character for ten. */
  static boolean isCheckX(char c) {
    return c == 'X' || c == 'x' || c == '\uff38' || c == '\uff58' || c == '\u2169';
  }

  /** All runs of a text, from left to right. */
  static List<DigitRun> in(String text) {
    List<DigitRun> runs = new ArrayList<>();
    int i = 0;
    while (i < text.length()) {
      if (digit(text.charAt(i)) < 0) {
        i++;
      } else {
        DigitRun run = new DigitRun();
        i = run.read(text, i);
        runs.add(run);
      }
    }
    return runs;
  }

  /** Reads a run from its first digit; returns where it ends. */
  private int read(String text, int start) {
    int i = start;
    while (i < text.length() && (digit(text.charAt(i)) >= 0 || endsInX(text, i))) {
      groupStarts.add(digits.size);
      i = readGroup(text, i);
      boolean separated = i < text.length() && SEPARATORS.indexOf(text.charAt(i)) >= 0;
      boolean goesOn =
          i + 1 < text.length() && (digit(text.charAt(i + 1)) >= 0 || endsInX(text, i + 1));
      if (separated && goesOn) {
        i++;
      }
    }
    groupStarts.add(digits.size);
    return i;
  }

  private int readGroup(String text, int start) {
    int i = start;
    while (i < text.length() && digit(text.charAt(i)) >= 0) {
      add(digit(text.charAt(i)), i);
      i++;
    }
    if (endsInX(text, i)) {
      add(X, i++);
    }
    return i;
  }

  /** A letter X is a check character only where no word goes on behind it; a number may. */
  private static boolean endsInX(String text, int i) {
    return i < text.length()
        && isCheckX(text.charAt(i))
        && (i + 1 == text.length() || !isAsciiLetter(text.charAt(i + 1)));
  }

  private static boolean isAsciiLetter(char c) {
    return c < 0x80 && Character.isLetter(c);
  }

  private void add(int digit, int place) {
    digits.add(digit);
    at.add(place);
  }

  /**
   * Where the numbers of a kind stand: at each group the longest that begins there, unless it lies
   * within the one before. Numbers may overlap, since a group may be taken for the end of one and
   * be the start of another.
   */
  List<TextSpan> numbers(Predicate<int[]> kind) {
    List<TextSpan> found = new ArrayList<>();
    int groups = groupStarts.size - 1;
    int covered = 0;
    for (int from = 0; from < groups; from++) {
      int longest = 0;
      for (int to = from + 1; to <= groups && length(from, to) <= MAX_DIGITS; to++) {
        if (length(from, to) >= MIN_DIGITS && kind.test(digits(from, to))) {
          longest = to;
        }
      }
      if (longest > covered) {
        found.add(span(from, longest));
        covered = longest;
      }
    }
    return found;
  }

  private int length(int fromGroup, int toGroup) {
    return groupStarts.get(toGroup) - groupStarts.get(fromGroup);
  }

  private int[] digits(int fromGroup, int toGroup) {
    return Arrays.copyOfRange(digits.values, groupStarts.get(fromGroup), groupStarts.get(toGroup));
  }

  private TextSpan span(int fromGroup, int toGroup) {
    return new TextSpan(
        at.get(groupStarts.get(fromGroup)), at.get(groupStarts.get(toGroup) - 1) + 1);
  }
}
