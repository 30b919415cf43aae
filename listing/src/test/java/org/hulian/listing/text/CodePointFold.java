package org.hulian.listing.text;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.SpoofChecker;
import com.ibm.icu.text.Transliterator;
import java.util.Set;

/**
 * What one visible code point becomes for the matchers: compatibility forms (NFKC), case folding,
 * accents off, look-alike letters of other scripts to Latin ones (UTS #39), traditional characters
 * to simplified ones, digits of every form to ASCII. Empty if nothing is left to match.
 */
final class CodePointFold {
  private static final int LONGEST = 4;
  private static final String FRACTION = "\u2044";
  private static final String SMALL_CAPITALS = "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘꞯʀꜱᴛᴜᴠᴡxʏᴢ";

  /** Scripts whose letters pass for Latin ones; the strokes of others are not worth a word. */
  private static final Set<Integer> LATIN_LIKE =
      Set.of(
          UScript.LATIN,
          UScript.GREEK,
          UScript.CYRILLIC,
          UScript.ARMENIAN,
          UScript.CHEROKEE,
          UScript.COPTIC,
          UScript.LISU,
          UScript.COMMON);

  private final SpoofChecker spoof = new SpoofChecker.Builder().build();
  private final Transliterator simplify = Transliterator.getInstance("Traditional-Simplified");
  private final Normalizer2 nfkc = Normalizer2.getNFKCInstance();
  private final Normalizer2 nfkd = Normalizer2.getNFKDInstance();
  private final Normalizer2 nfc = Normalizer2.getNFCInstance();

  String of(int cp) {
    String before = "";
    String folded = structural(cp);
    for (int round = 0; round < LONGEST && !folded.equals(before); round++) {
      before = folded;
      folded = step(before);
    }
    if (folded.codePointCount(0, folded.length()) > LONGEST) {
      return longOne(cp);
    }
    return folded.equals(FRACTION) ? "" : folded.replace(FRACTION, "/");
  }

  /** A ligature of a whole phrase: kept as it is, so that no text grows beyond four times. */
  private static String longOne(int cp) {
    return UCharacter.isLetterOrDigit(cp) ? Character.toString(cp) : "";
  }

  /** Forms that Unicode gives no decomposition, but whose meaning is in their name or value. */
  private static String structural(int cp) {
    if (cp >= 0x1F150 && cp <= 0x1F169) {
      return Character.toString('a' + cp - 0x1F150);
    }
    if (cp >= 0x1F170 && cp <= 0x1F189) {
      return Character.toString('a' + cp - 0x1F170);
    }
    if (cp >= 0x1F1E6 && cp <= 0x1F1FF) {
      return Character.toString('a' + cp - 0x1F1E6);
    }
    int type = UCharacter.getType(cp);
    double value = UCharacter.getUnicodeNumericValue(cp);
    boolean symbol = type == UCharacter.OTHER_SYMBOL || type == UCharacter.OTHER_NUMBER;
    boolean circled = symbol && UScript.getScript(cp) == UScript.COMMON;
    if (type == UCharacter.DECIMAL_DIGIT_NUMBER || (circled && value >= 0 && value <= 50)) {
      return value == Math.rint(value) && !isHan(cp) ? Integer.toString((int) value) : keep(cp);
    }
    return keep(cp);
  }

  private static String keep(int cp) {
    return Character.toString(cp);
  }

  private String step(String text) {
    StringBuilder latin = new StringBuilder();
    stripMarks(nfkc.normalize(text)).codePoints().forEach(cp -> latin.append(toLatin(cp)));
    String folded = UCharacter.foldCase(latin.toString(), true);
    StringBuilder bare = new StringBuilder();
    stripMarks(folded).codePoints().forEach(cp -> bare.append(toLatin(cp)));
    StringBuilder out = new StringBuilder();
    bare.codePoints().map(this::toSimplified).forEach(cp -> appendContent(out, cp));
    return out.toString();
  }

  /** Letters and digits stay, and the stroke of a fraction; all else is no content. */
  private static void appendContent(StringBuilder out, int cp) {
    if (cp == FRACTION.charAt(0) || isContent(cp)) {
      out.appendCodePoint(cp);
    }
  }

  private static boolean isContent(int cp) {
    boolean modifier = cp >= 0x2B0 && cp <= 0x2FF;
    int type = UCharacter.getType(cp);
    boolean marked = type == UCharacter.COMBINING_SPACING_MARK;
    boolean number = type == UCharacter.LETTER_NUMBER || type == UCharacter.OTHER_NUMBER;
    return !modifier && (UCharacter.isLetterOrDigit(cp) || number || marked);
  }

  private String stripMarks(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints().forEach(cp -> out.append(isHangul(cp) ? keep(cp) : bare(cp)));
    return nfc.normalize(out);
  }

  private String bare(int cp) {
    StringBuilder out = new StringBuilder();
    nfkd.normalize(keep(cp))
        .codePoints()
        .filter(part -> UCharacter.getType(part) != UCharacter.NON_SPACING_MARK)
        .filter(part -> UCharacter.getType(part) != UCharacter.ENCLOSING_MARK)
        .forEach(out::appendCodePoint);
    return out.toString();
  }

  /**
   * The Latin letter that a letter of another script, or a Latin letter of another shape, looks
   * like. Digits never come in, and none goes out: a price must not change.
   */
  private String toLatin(int cp) {
    if (cp < 0x80 || !UCharacter.isLetter(cp) || !LATIN_LIKE.contains(UScript.getScript(cp))) {
      return keep(cp);
    }
    int capital = SMALL_CAPITALS.indexOf(keep(cp));
    if (capital >= 0) {
      return Character.toString('a' + capital);
    }
    String skeleton = stripMarks(spoof.getSkeleton(keep(cp)));
    int small = skeleton.length() == 1 ? SMALL_CAPITALS.indexOf(skeleton) : -1;
    if (small >= 0) {
      return Character.toString('a' + small);
    }
    if (skeleton.length() != 1 || !UCharacter.isLetter(skeleton.charAt(0))) {
      return keep(cp);
    }
    char letter = UCharacter.toString(UCharacter.toLowerCase(skeleton.charAt(0))).charAt(0);
    if (letter < 'a' || letter > 'z') {
      return keep(cp);
    }
    // UTS #39 writes l for I, which looks like it; a capital of another script is an I.
    return letter == 'l' && UCharacter.isUUppercase(cp) && !isLatin(cp)
        ? "i"
        : Character.toString(letter);
  }

  private int toSimplified(int cp) {
    if (cp >= 0x2E80 && cp <= 0x2FDF) {
      String skeleton = spoof.getSkeleton(keep(cp));
      int radical = skeleton.codePointAt(0);
      return isHan(radical) ? simplified(radical) : cp;
    }
    return simplified(cp);
  }

  private int simplified(int cp) {
    if (!isHan(cp)) {
      return cp;
    }
    String simple = simplify.transliterate(keep(cp));
    return simple.codePointCount(0, simple.length()) == 1 ? simple.codePointAt(0) : cp;
  }

  private static boolean isHan(int cp) {
    return UScript.getScript(cp) == UScript.HAN;
  }

  private static boolean isLatin(int cp) {
    return UScript.getScript(cp) == UScript.LATIN;
  }

  private static boolean isHangul(int cp) {
    return UScript.getScript(cp) == UScript.HANGUL;
  }
}
