package org.hulian.store.mask;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.hulian.listing.text.TextSpan;

/**
 * Groups of digits with separators between two of them, and the numbers that may stand in them: a
 * number is made of whole groups.
 */
final class DigitRun {
  private static final int MIN_DIGITS = 11;
  private static final int MAX_DIGITS = 19;

  /** Of so many digits of a number one may be a letter that looks like it. */
  private static final int PER_LOOKALIKE = 3;

  private final Digits alphabet;

  /** Of all groups, 0 to 9, with {@link Digits#LOOKALIKE} for letters; X only ends a group. */
  private final Ints digits = new Ints();

  /** Where in the text each of them begins, and where it ends. */
  private final Ints starts = new Ints();

  private final Ints ends = new Ints();

  /** Index into digits at which each group begins, then the number of digits. */
  private final Ints groupStarts = new Ints();

  private DigitRun(Digits alphabet) {
    this.alphabet = alphabet;
  }

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

  /** All runs of a text that are long enough for a number, from left to right. */
  static List<DigitRun> in(String text, Digits alphabet) {
    List<DigitRun> runs = new ArrayList<>();
    int i = 0;
    while (i < text.length()) {
      int c = text.codePointAt(i);
      if (!begins(text, i, alphabet.value(c), alphabet)) {
        i += Character.charCount(c);
      } else {
        DigitRun run = new DigitRun(alphabet);
        i = run.read(text, i);
        if (run.digits.size >= MIN_DIGITS) {
          runs.add(run);
        }
      }
    }
    return runs;
  }

  /** Letters begin a run only before a digit, two at most, and not within a word. */
  private static boolean begins(String text, int i, int value, Digits alphabet) {
    if (value < Digits.LOOKALIKE) {
      return value >= 0;
    }
    boolean word = i > 0 && Character.isLetterOrDigit(text.charAt(i - 1));
    return (!word || isHan(text.charAt(i - 1)))
        && (isTrueDigit(text, i + 1, alphabet)
            || (i + 1 < text.length()
                && alphabet.value(text.charAt(i + 1)) >= 0
                && isTrueDigit(text, i + 2, alphabet)));
  }

  private static boolean isTrueDigit(String text, int i, Digits alphabet) {
    int value = i < text.length() ? alphabet.value(text.codePointAt(i)) : -1;
    return value >= 0 && value < Digits.LOOKALIKE;
  }

  private static boolean isHan(char c) {
    return c >= '\u3400' && c <= '\u9fff';
  }

  /** Reads a run from its first digit; returns where it ends. */
  private int read(String text, int start) {
    int i = start;
    boolean goesOn = true;
    while (goesOn) {
      groupStarts.add(digits.size);
      i = readGroup(text, i);
      int next = afterSeparators(text, i);
      goesOn = next > i && next < text.length() && isDigit(text, next);
      i = goesOn ? next : i;
    }
    groupStarts.add(digits.size);
    return i;
  }

  private boolean isDigit(String text, int i) {
    return alphabet.value(text.codePointAt(i)) >= 0 || endsInX(text, i);
  }

  private int afterSeparators(String text, int from) {
    int i = from;
    for (int n = 0; i < text.length() && n < alphabet.separators(); n++) {
      if (!alphabet.separates(text.charAt(i)) && !alphabet.passes(text.charAt(i))) {
        return i;
      }
      i++;
    }
    return i;
  }

  private int readGroup(String text, int start) {
    int i = start;
    while (i < text.length()) {
      int c = text.codePointAt(i);
      int value = alphabet.value(c);
      int end = i + Character.charCount(c);
      if (value >= 0) {
        add(value, i, end);
      } else if (!alphabet.passes(c)) {
        break;
      }
      i = end;
    }
    if (endsInX(text, i)) {
      add(Digits.X, i, i + 1);
      i++;
    }
    return i;
  }

  /** A letter X is a check character only where no word goes on behind it; a number may. */
  private boolean endsInX(String text, int i) {
    return i < text.length()
        && alphabet.isTen(text.charAt(i))
        && (i + 1 == text.length() || !isAsciiLetter(text.charAt(i + 1)));
  }

  private static boolean isAsciiLetter(char c) {
    return c < 0x80 && Character.isLetter(c);
  }

  private void add(int digit, int start, int end) {
    digits.add(digit);
    starts.add(start);
    ends.add(end);
  }

  /**
   * Where the numbers of a kind stand: at each group the longest that begins there, unless it lies
   * within the one before. Numbers may overlap, since a group may be taken for the end of one and
   * be the start of another.
   *
   * @param kind whether digits are of the kind: 0 to 9, and {@link Digits#X}
   */
  List<TextSpan> numbers(Predicate<int[]> kind) {
    return numbers(kind, (digits, span) -> true);
  }

  /**
   * Likewise, of those that stand in a fit place.
   *
   * @param fits whether one does, asked of numbers of the kind only
   */
  List<TextSpan> numbers(Predicate<int[]> kind, BiPredicate<int[], TextSpan> fits) {
    List<TextSpan> found = new ArrayList<>();
    int groups = groupStarts.size - 1;
    int covered = 0;
    for (int from = 0; from < groups; from++) {
      int longest = 0;
      for (int to = from + 1; to <= groups && length(from, to) <= MAX_DIGITS; to++) {
        if (length(from, to) >= MIN_DIGITS && isOne(kind, fits, from, to)) {
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

  private boolean isOne(
      Predicate<int[]> kind, BiPredicate<int[], TextSpan> fits, int fromGroup, int toGroup) {
    int[] number = plain(fromGroup, toGroup);
    return number.length > 0 && kind.test(number) && fits.test(number, span(fromGroup, toGroup));
  }

  private int length(int fromGroup, int toGroup) {
    return groupStarts.get(toGroup) - groupStarts.get(fromGroup);
  }

  /** The digits of some groups; none if too many of them are letters. */
  private int[] plain(int fromGroup, int toGroup) {
    int[] number =
        Arrays.copyOfRange(digits.values, groupStarts.get(fromGroup), groupStarts.get(toGroup));
    int letters = 0;
    for (int i = 0; i < number.length; i++) {
      if (number[i] >= Digits.LOOKALIKE) {
        number[i] -= Digits.LOOKALIKE;
        letters++;
      }
    }
    return letters * PER_LOOKALIKE > number.length ? new int[0] : number;
  }

  private TextSpan span(int fromGroup, int toGroup) {
    return new TextSpan(
        starts.get(groupStarts.get(fromGroup)), ends.get(groupStarts.get(toGroup) - 1));
  }
}
