package org.hulian.bench.text;

import java.util.Random;

/** Disguises of the Latin letters in a term, or of an initial or a syllable that is put into it. */
final class Letters {
  private static final String PLAIN = "aceopxykmhtbsijBHKMTPCAEOXY";
  private static final String OTHER = "асеорхукмнтьѕіјВНКМТРСАЕОХУ";

  /** Where a styled alphabet starts: full width, bold, double-struck, sans, typewriter, circled. */
  private static final int[] STYLES = {0xFF41, 0x1D41A, 0x1D552, 0x1D5BA, 0x1D68A, 0x24D0};

  private static final int NEGATIVE_SQUARED = 0x1F170;

  private Letters() {}

  /** Letters in another style; a term without letters gets an initial. */
  static String styled(String term, Random random) {
    String latin = hasLetters(term) ? term : Sounds.initial(term, random);
    int style = random.nextInt(STYLES.length + 1);
    int first = style == STYLES.length ? NEGATIVE_SQUARED : STYLES[style];
    StringBuilder changed = new StringBuilder();
    latin
        .codePoints()
        .forEach(
            sign ->
                changed.appendCodePoint(
                    isLetter(sign) ? first + Character.toLowerCase(sign) - 'a' : sign));
    return changed.toString();
  }

  /** Letters of another script that look alike; a term without letters gets a syllable. */
  static String otherScript(String term, Random random) {
    String latin = hasLetters(term) ? term : Sounds.pinyin(term, random);
    StringBuilder changed = new StringBuilder();
    for (int i = 0; i < latin.length(); i++) {
      int at = PLAIN.indexOf(latin.charAt(i));
      changed.append(at < 0 ? latin.charAt(i) : OTHER.charAt(at));
    }
    // Without a letter that has a twin it would be plain pinyin, which is another kind.
    return changed.toString().equals(latin) ? term : changed.toString();
  }

  private static boolean hasLetters(String term) {
    return term.codePoints().anyMatch(Letters::isLetter);
  }

  private static boolean isLetter(int sign) {
    return (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z');
  }
}
