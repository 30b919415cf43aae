package org.hulian.classifier.screen;

import java.util.Arrays;
import org.hulian.listing.text.NormalizedText;
import org.hulian.listing.text.TextNormalizer;

/**
 * A text with doubled characters or short brackets taken out, or with digits read as letters; only
 * made on a trigger.
 *
 * @param letters what is left, normalised
 * @param length how many of them
 * @param from for each the first unit of the original
 * @param to for each one past its last unit, with the noise after it that was taken out
 */
@SuppressWarnings("ArrayRecordComponent")
record NoisyView(char[] letters, int length, int[] from, int[] to) {
  private static final String OPEN = "([{<（【［〔「『《〈｛＜";
  private static final String CLOSE = ")]}>）】］〕」』》〉｝＞";
  private static final int LONGEST_NOISE = 3;
  private static final SignSet OPENS = SignSet.of(OPEN);
  private static final String LEET = "013457$";
  private static final String LEET_LETTERS = "oieasts";
  private static final int LONGEST_LEET = 2;

  /** Longer than nearly every term. */
  private static final int AROUND = 10;

  /**
   * Each run of one character taken as one. Only what stands around such runs is there, the pieces
   * parted by a unit that is in no term: nearly every text has some, and elsewhere nothing is new.
   */
  static NoisyView squeezed(TextView view) {
    NormalizedText normalized = view.normalized();
    int most = Math.min(view.length() + view.doublings(), view.doublings() * (2 * AROUND + 2));
    char[] letters = new char[most];
    int[] from = new int[most];
    int[] to = new int[most];
    int filled = 0;
    int done = 0;
    for (int doubling = 0; doubling < view.doublings(); doubling++) {
      int at = view.doubled(doubling);
      int start = Math.max(done, at - AROUND);
      if (start > done && filled > 0) {
        letters[filled++] = 0;
      }
      int end = Math.min(view.length(), at + AROUND);
      for (int i = start; i < end; i++) {
        if (filled == 0 || view.letters()[i] != letters[filled - 1]) {
          letters[filled] = view.letters()[i];
          from[filled++] = normalized.start(i);
        }
        to[filled - 1] = normalized.end(i);
      }
      done = Math.max(done, end);
    }
    return new NoisyView(letters, filled, from, to);
  }

  /** Short brackets between Chinese characters taken out. */
  static NoisyView withoutBrackets(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    int[] at = new int[text.length()];
    for (int i = 0; i < text.length(); ) {
      int end = noiseEnd(text, i);
      if (end > 0) {
        i = end;
        continue;
      }
      at[kept.length()] = i;
      kept.append(text.charAt(i++));
    }
    NormalizedText normalized = TextNormalizer.standard().normalize(kept.toString());
    int length = normalized.normalized().length();
    int[] from = new int[length];
    int[] to = new int[length];
    for (int i = 0; i < length; i++) {
      from[i] = at[normalized.start(i)];
      to[i] = at[normalized.end(i) - 1] + 1;
    }
    return new NoisyView(normalized.normalized().toCharArray(), length, from, to);
  }

  /**
   * Digits and signs between Latin letters read as the letters that they look like, as in {@code
   * verif1cation}.
   *
   * @param one what 1 is read as
   */
  static NoisyView withoutLeet(TextView view, char one) {
    NormalizedText normalized = view.normalized();
    int length = view.length();
    char[] letters = Arrays.copyOf(view.letters(), length);
    int[] from = new int[length];
    int[] to = new int[length];
    for (int i = 0; i < length; i++) {
      from[i] = normalized.start(i);
      to[i] = normalized.end(i);
      if (isLeet(view, i)) {
        letters[i] = letters[i] == '1' ? one : LEET_LETTERS.charAt(LEET.indexOf(letters[i]));
      }
    }
    return new NoisyView(letters, length, from, to);
  }

  static boolean hasLeet(TextView view) {
    for (int i = 1; i < view.length() - 1; i++) {
      if (isLeet(view, i)) {
        return true;
      }
    }
    return false;
  }

  /** A digit with a letter before it and one behind it, or one behind another such digit. */
  private static boolean isLeet(TextView view, int at) {
    char[] letters = view.letters();
    if (letters[at] > '9' || LEET.indexOf(letters[at]) < 0) {
      return false;
    }
    int before = at - 1;
    while (before >= 0 && at - before <= LONGEST_LEET && isDigit(letters[before])) {
      before--;
    }
    int behind = at + 1;
    while (behind < view.length() && behind - at <= LONGEST_LEET && isDigit(letters[behind])) {
      behind++;
    }
    return before >= 0
        && behind < view.length()
        && SoundTable.isLatin(letters[before])
        && SoundTable.isLatin(letters[behind])
        && view.normalized().end(behind - 1) == view.normalized().start(behind)
        && view.normalized().end(before) == view.normalized().start(before + 1);
  }

  private static boolean isDigit(char sign) {
    return sign >= '0' && sign <= '9';
  }

  static boolean hasBracketNoise(TextView view) {
    RawView raw = view.raw();
    if (!raw.has(RawView.BRACKET)) {
      return false;
    }
    for (int i = 1; i < raw.length() - 2; i++) {
      if (opens(raw.signs()[i]) && noiseEnd(view.original(), i) > 0) {
        return true;
      }
    }
    return false;
  }

  /** Whether a sign is a bracket that opens. */
  static boolean opens(char sign) {
    return OPENS.has(sign);
  }

  /** One past the closing bracket of noise that starts here, or -1. */
  private static int noiseEnd(String text, int open) {
    if (open == 0
        || !OPENS.has(text.charAt(open))
        || !Character.isIdeographic(text.charAt(open - 1))) {
      return -1;
    }
    int last = Math.min(text.length() - 2, open + LONGEST_NOISE + 1);
    for (int i = open + 1; i <= last; i++) {
      if (CLOSE.indexOf(text.charAt(i)) >= 0) {
        return Character.isIdeographic(text.charAt(i + 1)) ? i + 1 : -1;
      }
    }
    return -1;
  }
}
