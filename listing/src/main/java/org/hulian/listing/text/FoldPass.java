package org.hulian.listing.text;

import java.util.Arrays;

/** One walk over one text. The tables are shared, this is not. */
final class FoldPass {
  private static final int PEEK = 8;
  private static final int DEEPEST = 4;
  private final String original;
  private final char[] input;
  private final FoldTable table;
  private final Rewrites rewrites;
  private final Context context;
  private char[] units;
  private int[] starts;
  private int[] ends;
  private byte[] gaps;
  private int length;

  // All gaps beyond the length are 0, so that the short way need not write them.

  /** Widest gap since the last unit, where it began, and what of it stays between two digits. */
  private int gap;

  private int gapStart;
  private char separator;

  FoldPass(String original, TextNormalizer.Tables tables) {
    this.original = original;
    input = original.toCharArray();
    this.table = tables.folds();
    this.rewrites = tables.rewrites();
    this.context = tables.context();
    units = new char[original.length()];
    starts = new int[original.length()];
    ends = new int[original.length()];
    gaps = new byte[original.length()];
  }

  NormalizedText run() {
    int at = 0;
    while (at < input.length) {
      if (gap == 0) {
        at = takePlain(at);
      }
      if (at < input.length) {
        at = takeSlowly(table.cell(input[at]), at);
      }
    }
    return new NormalizedText(original, new String(units, 0, length), starts, ends, gaps);
  }

  /** The short way, for characters that stay and follow each other; most of all text. */
  private int takePlain(int from) {
    int at = from;
    int to = length;
    while (at < input.length) {
      int cell = table.cell(input[at]);
      int kind = FoldTable.kind(cell);
      if (kind != FoldTable.KEEP && kind != FoldTable.KEEP_TRIGGER) {
        break;
      }
      units[to] = FoldTable.value(cell);
      starts[to] = at++;
      ends[to++] = at;
      if (kind == FoldTable.KEEP_TRIGGER && rewrites.at(units, to) != null) {
        length = to;
        rewrite(DEEPEST);
        to = length;
      }
    }
    length = to;
    return at;
  }

  private int takeSlowly(int cell, int at) {
    if (FoldTable.kind(cell) == FoldTable.HIGH_SURROGATE) {
      int codePoint = original.codePointAt(at);
      int next = at + Character.charCount(codePoint);
      if (next > at + 1) {
        take(table.cell(codePoint), at, next);
      } else {
        pend(Gap.MARK, at);
      }
      return next;
    }
    take(cell, at, at + 1);
    return at + 1;
  }

  private void take(int cell, int at, int next) {
    char value = FoldTable.value(cell);
    switch (FoldTable.kind(cell)) {
      case FoldTable.KEEP, FoldTable.KEEP_TRIGGER -> append(value, at, next);
      case FoldTable.KEEP_PAIR -> {
        append(original.charAt(at), at, next);
        append(original.charAt(at + 1), at, next);
      }
      case FoldTable.REPLACE -> replace(table.replacement(cell), at, next);
      case FoldTable.SPACE -> pend(Gap.SPACE, at);
      case FoldTable.LINE -> pendLine(at);
      case FoldTable.SENTENCE -> pend(Gap.SENTENCE, at, ' ');
      case FoldTable.PUNCTUATION -> pend(Gap.PUNCTUATION, at, value == 0 ? ' ' : value);
      case FoldTable.DOT -> takeDot(at, next);
      case FoldTable.AT -> keepIf(context.isLatin(peek(next)), value, at, next);
      case FoldTable.CURRENCY ->
          keepIf(isDigit(last()) || context.isNumber(peek(next)), value, at, next);
      case FoldTable.PERCENT -> keepIf(isDigit(last()) && gap <= Gap.SPACE.rank(), value, at, next);
      case FoldTable.PLUS -> takePlus(value, at, next);
      default -> pend(Gap.MARK, at);
    }
  }

  private void takeDot(int at, int next) {
    int follower = next < original.length() ? table.cell(original.charAt(next)) : 0;
    int kind = FoldTable.kind(follower);
    boolean sentenceEnds =
        next == original.length() || kind == FoldTable.SPACE || kind == FoldTable.LINE;
    pend(sentenceEnds ? Gap.SENTENCE : Gap.PUNCTUATION, at, sentenceEnds ? ' ' : '.');
  }

  private void takePlus(char word, int at, int next) {
    char follower = peek(next);
    if (context.startsContact(follower)) {
      append(word, at, next);
    } else {
      pend(Gap.PUNCTUATION, at, '+');
    }
  }

  private void keepIf(boolean kept, char value, int at, int next) {
    if (kept) {
      append(value, at, next);
    } else {
      pend(Gap.PUNCTUATION, at, ' ');
    }
  }

  private void replace(Replacement replacement, int at, int next) {
    if (!replacement.fits(last(), peek(next))) {
      pend(Gap.PUNCTUATION, at, ' ');
      return;
    }
    String word = replacement.word();
    // One more for what stays of a gap before the word, whose own units no longer lie ahead.
    reserve(1 + word.length() + original.length() - next);
    for (int i = 0; i < word.length(); i++) {
      char unit = word.charAt(i);
      if (unit == '/') {
        pend(Gap.PUNCTUATION, at, unit);
      } else {
        append(unit, at, next);
      }
    }
  }

  private char last() {
    return length == 0 ? 0 : units[length - 1];
  }

  /** The next content, over a few marks and blanks, or 0. */
  private char peek(int from) {
    int at = from;
    for (int i = 0; i < PEEK && at < original.length(); i++) {
      int codePoint = original.codePointAt(at);
      int cell = table.cell(codePoint);
      int kind = FoldTable.kind(cell);
      if (kind != FoldTable.MARK && kind != FoldTable.SPACE) {
        return table.firstContent(cell);
      }
      at += Character.charCount(codePoint);
    }
    return 0;
  }

  private void pendLine(int at) {
    boolean empty = gap >= Gap.LINE.rank();
    pend(empty ? Gap.SENTENCE : Gap.LINE, at, ' ');
  }

  private void pend(Gap kind, int at, char between) {
    separator = separator == 0 || separator == between ? between : ' ';
    pend(kind, at);
  }

  private void pend(Gap kind, int at) {
    if (gap == 0) {
      gapStart = at;
    }
    gap = Math.max(gap, kind.rank());
  }

  private void append(char unit, int from, int to) {
    if (gap != 0) {
      separatorBetweenDigits(unit, from);
    }
    add(unit, from, to, gap);
    gap = 0;
    separator = 0;
  }

  /** Two numbers must not become one: one unit of what parted them stays. */
  private void separatorBetweenDigits(char unit, int until) {
    if (gap > Gap.MARK.rank() && isDigit(unit) && isDigit(last())) {
      // Inside a fraction the gap is within one original unit.
      put(separator == 0 ? ' ' : separator, gapStart, Math.max(until, gapStart + 1), gap);
      gap = 0;
    }
  }

  private void add(char unit, int from, int to, int before) {
    put(unit, from, to, before);
    rewrite(DEEPEST);
  }

  private void rewrite(int depth) {
    Rewrites.Rule rule = depth == 0 ? null : rewrites.at(units, length);
    if (rule == null) {
      return;
    }
    int first = length - rule.left().length();
    int merged = rule.left().length() - rule.right().length();
    int[] from = Arrays.copyOfRange(starts, first, length);
    int[] to = Arrays.copyOfRange(ends, first, length);
    byte[] before = Arrays.copyOfRange(gaps, first, length);
    if (first > 0 && units[first - 1] == '@' && !context.isLatin(rule.right().charAt(0))) {
      // It had been kept for what looked like a handle: @4件套 is none.
      first--;
      int widest = Math.max(gaps[first], before[0]);
      before[0] = (byte) Math.max(widest, Gap.PUNCTUATION.rank());
    }
    Arrays.fill(gaps, first, length, (byte) 0);
    length = first;
    for (int i = 0; i < rule.right().length(); i++) {
      int source = i == 0 ? 0 : i + merged;
      put(rule.right().charAt(i), from[source], to[i + merged], before[source]);
      rewrite(depth - 1);
    }
  }

  private void put(char unit, int from, int to, int before) {
    units[length] = unit;
    starts[length] = from;
    ends[length] = to;
    gaps[length] = (byte) before;
    length++;
  }

  private void reserve(int more) {
    if (length + more > units.length) {
      int size = Math.max(length + more, units.length + units.length / 2);
      units = Arrays.copyOf(units, size);
      starts = Arrays.copyOf(starts, size);
      ends = Arrays.copyOf(ends, size);
      gaps = Arrays.copyOf(gaps, size);
    }
  }

  private static boolean isDigit(char unit) {
    return unit >= '0' && unit <= '9';
  }
}
