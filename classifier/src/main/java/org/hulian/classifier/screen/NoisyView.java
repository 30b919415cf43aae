package org.hulian.classifier.screen;

import org.hulian.listing.text.NormalizedText;
import org.hulian.listing.text.TextNormalizer;

/**
 * A text with doubled characters or short brackets taken out; only made on a trigger.
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
  private static final int FIRST_UNIFIED = 0x4E00;
  private static final int LAST_UNIFIED = 0x9FFF;

  /** Each run of one character taken as one. */
  static NoisyView squeezed(TextView view) {
    NormalizedText normalized = view.normalized();
    char[] letters = new char[view.length()];
    int[] from = new int[view.length()];
    int[] to = new int[view.length()];
    int filled = 0;
    for (int i = 0; i < view.length(); i++) {
      if (i == 0 || view.letters()[i] != view.letters()[i - 1]) {
        letters[filled] = view.letters()[i];
        from[filled++] = normalized.start(i);
      }
      to[filled - 1] = normalized.end(i);
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

  static boolean hasBracketNoise(TextView view) {
    char[] raw = view.raw();
    int last = view.rawLength() - 2;
    for (int i = 1; i < last; i++) {
      if ((raw[i] < FIRST_UNIFIED || raw[i] > LAST_UNIFIED)
          && OPENS.has(raw[i])
          && noiseEnd(view.original(), i) > 0) {
        return true;
      }
    }
    return false;
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
