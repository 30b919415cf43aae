package org.hulian.classifier.screen;

import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hulian.listing.text.Pinyin;

/**
 * Sounds as numbers. Sounds that many speakers do not tell apart (zh and z, ch and c, sh and s, ng
 * and n at the end) share a number: homophones of the trade make no difference either.
 */
final class SoundTable {
  private static final int[] NO_CUTS = {};
  private static final int LONGEST = 6;
  private static final int LONGEST_RUN = 40;
  private static final int LETTERS = 27;
  private static final int FIRST_HAN = 0x3400;
  private static final int LAST_HAN = 0x9FFF;
  private static final Pinyin PINYIN = Pinyin.standard();
  private static final char[] SOUND = new char[1 << Character.SIZE];
  private static final char[] EXACT = new char[1 << Character.SIZE];
  private static final char[] INITIAL = new char[1 << Character.SIZE];
  private static final int[] CODES;
  private static final char[] SOUND_OF_CODE;

  static {
    SortedMap<Integer, Character> sounds = new TreeMap<>();
    for (int id = 0; id < PINYIN.size(); id++) {
      char[] name = PINYIN.name(id).toCharArray();
      // 嗯 (ng) and the like are no part of words; gong is.
      if (PINYIN.name(id).matches(".*[aeiouv].*")) {
        sounds.put(code(name, 0, name.length), (char) (PINYIN.fuzzy(id) + 1));
      }
    }
    CODES = new int[sounds.size()];
    SOUND_OF_CODE = new char[sounds.size()];
    int filled = 0;
    for (Map.Entry<Integer, Character> entry : sounds.entrySet()) {
      CODES[filled] = entry.getKey();
      SOUND_OF_CODE[filled++] = entry.getValue();
    }
    for (int i = FIRST_HAN; i <= LAST_HAN; i++) {
      int id = PINYIN.syllable((char) i);
      if (id >= 0) {
        SOUND[i] = (char) (PINYIN.fuzzy(id) + 1);
        EXACT[i] = (char) (id + 1);
        INITIAL[i] = PINYIN.name(id).charAt(0);
      }
    }
    for (char letter = 'a'; letter <= 'z'; letter++) {
      INITIAL[letter] = letter;
    }
  }

  private SoundTable() {}

  /** A run of at most six Latin letters as one number. */
  private static int code(char[] letters, int from, int to) {
    int code = 0;
    for (int i = from; i < to; i++) {
      code = code * LETTERS + letters[i] - 'a' + 1;
    }
    return code;
  }

  /** The sound of a Chinese character, 0 if it has none. */
  static char sound(char sign) {
    return SOUND[sign];
  }

  /** Equal for characters of exactly one sound, tone aside; 0 if it has none. */
  static char exact(char sign) {
    return EXACT[sign];
  }

  /** The Latin letter a sound begins with; a Latin letter itself; 0 for anything else. */
  static char initial(char sign) {
    return INITIAL[sign];
  }

  static boolean isLatin(char sign) {
    return sign >= 'a' && sign <= 'z';
  }

  /** The sound of a Latin syllable, 0 if it is none. */
  static char sound(char[] letters, int from, int to) {
    int at = Arrays.binarySearch(CODES, code(letters, from, to));
    return at < 0 ? 0 : SOUND_OF_CODE[at];
  }

  /** Spells a sound, for the names of features. */
  static String name(char sound) {
    return PINYIN.name(sound - 1);
  }

  /** The sound of a syllable as spelled in a feature's name, 0 if there is none. */
  static char ofName(String name) {
    int id = PINYIN.idOf(name);
    return id < 0 ? 0 : (char) (PINYIN.fuzzy(id) + 1);
  }

  /**
   * Cuts a run of Latin letters into syllables, the first as long as the rest allows: {@code
   * renlianguo} is ren lian guo, though liang is a syllable too.
   *
   * @return the end of each; empty if the run is no row of syllables or a single letter
   */
  static int[] syllables(char[] letters, int start, int end) {
    int length = end - start;
    if (length < 2 || length > LONGEST_RUN) {
      return NO_CUTS;
    }
    int[] cuts = new int[length];
    int count = 0;
    int at = start;
    int next = Math.min(end, at + LONGEST);
    long dead = 0; // places from which on the run is no row of syllables
    while (at < end) {
      while (next > at && ((dead >>> (next - start) & 1) != 0 || sound(letters, at, next) == 0)) {
        next--;
      }
      if (next > at) {
        cuts[count++] = next;
        at = next;
        next = Math.min(end, at + LONGEST);
      } else if (count == 0) {
        return NO_CUTS;
      } else {
        dead |= 1L << (at - start);
        next = cuts[--count] - 1;
        at = count == 0 ? start : cuts[count - 1];
      }
    }
    return Arrays.copyOf(cuts, count);
  }
}
