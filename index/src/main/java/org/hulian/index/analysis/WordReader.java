package org.hulian.index.analysis;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.List;
import org.hulian.listing.text.Gap;
import org.hulian.listing.text.NormalizedText;

/**
 * Cuts a normalised text into units. A Han character is a unit whatever stood beside it; letters
 * and digits run on until a blank, a sign or another kind of character, but single letters in a row
 * ({@code v x}) are one word. Characters doubled three times in a row (人人脸脸四四) count once.
 */
final class WordReader {
  private static final int LONGEST = 64;
  private static final int DOUBLED_PAIRS = 3;
  private final NormalizedText text;
  private final List<Unit> units = new ArrayList<>();

  private enum Kind {
    HAN,
    LETTER,
    DIGIT,
    SIGN
  }

  WordReader(NormalizedText text) {
    this.text = text;
  }

  List<Unit> read() {
    int at = 0;
    while (at < text.length()) {
      Kind kind = kind(at);
      int end = kind == Kind.HAN ? at + size(at) : endOfRun(at, kind);
      if (kind != Kind.SIGN) {
        add(at, end, kind);
      }
      at = end;
    }
    List<Unit> squeezed = squeezed();
    squeezed.addAll(new BracketViews(text.original(), squeezed).read());
    if (!squeezed.isEmpty()) {
      squeezed.set(0, squeezed.getFirst().asFirst());
    }
    return squeezed;
  }

  private void add(int from, int to, Kind kind) {
    String key = text.normalized().substring(from, to).replace(",", "");
    Unit unit = new Unit(key, text.start(from), text.end(to - 1), false);
    boolean single = kind != Kind.HAN && to - from == 1;
    if (single && !units.isEmpty() && runsOn(units.getLast(), from, kind)) {
      units.set(units.size() - 1, units.getLast().joined(unit));
    } else {
      units.add(unit);
    }
  }

  /** Whether the unit before is of single letters, or single digits, that this one goes on. */
  private boolean runsOn(Unit before, int at, Kind kind) {
    char last = before.key().charAt(before.key().length() - 1);
    boolean same = kind == kind(last) && before.key().length() < LONGEST;
    // Written apart so far: its place is longer than its letters.
    boolean apart =
        before.key().length() == 1 || before.end() - before.start() > before.key().length();
    return same && apart && text.start(at) > before.end() && text.start(at) - before.end() <= 3;
  }

  private int endOfRun(int from, Kind kind) {
    int at = from + size(from);
    while (at < text.length() && at - from < LONGEST) {
      boolean inside = kind == kind(at) && text.gap(at).compareTo(Gap.MARK) <= 0;
      boolean point = kind == Kind.DIGIT && isPoint(at);
      if (!inside && !point) {
        break;
      }
      at += size(at);
    }
    return at;
  }

  /** A decimal point or thousands comma; the normaliser keeps them between digits only. */
  private boolean isPoint(int at) {
    char unit = text.normalized().charAt(at);
    return unit == '.' || unit == ',';
  }

  private int size(int at) {
    return Character.charCount(text.normalized().codePointAt(at));
  }

  private Kind kind(int at) {
    return kindOf(text.normalized().codePointAt(at));
  }

  private static Kind kind(char unit) {
    return kindOf(unit);
  }

  private static Kind kindOf(int codePoint) {
    if (codePoint >= '0' && codePoint <= '9') {
      return Kind.DIGIT;
    }
    if (codePoint < 0x80) {
      return codePoint >= 'a' && codePoint <= 'z' ? Kind.LETTER : Kind.SIGN;
    }
    if (!Character.isLetterOrDigit(codePoint)) {
      return Kind.SIGN;
    }
    return switch (UnicodeScript.of(codePoint)) {
      case HAN, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO, THAI, LAO, KHMER, MYANMAR -> Kind.HAN;
      default -> Kind.LETTER;
    };
  }

  private List<Unit> squeezed() {
    List<Unit> out = new ArrayList<>(units.size());
    int at = 0;
    while (at < units.size()) {
      int pairs = pairsFrom(at);
      if (pairs < DOUBLED_PAIRS) {
        out.add(units.get(at++));
        continue;
      }
      for (int pair = 0; pair < pairs; pair++, at += 2) {
        Unit one = units.get(at);
        out.add(new Unit(one.key(), one.start(), units.get(at + 1).end(), false));
      }
    }
    return out;
  }

  private int pairsFrom(int from) {
    int pairs = 0;
    for (int at = from; at + 1 < units.size() && isDoubled(at); at += 2) {
      pairs++;
    }
    return pairs;
  }

  private boolean isDoubled(int at) {
    Unit one = units.get(at);
    Unit two = units.get(at + 1);
    return one.key().equals(two.key())
        && one.end() == two.start()
        && kindOf(one.key().codePointAt(0)) == Kind.HAN;
  }
}
