package org.hulian.classifier.screen;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.hulian.listing.text.Pinyin;

/**
 * Sounds as numbers. Sounds that many speakers do not tell apart (zh and z, ch and c, sh and s, ng
 * and n at the end) share a number: homophones of the trade make no difference either.
 */
final class SoundTable {
  private static final int[] NO_CUTS = {};
  private static final int LONGEST = 6;
  private static final int FIRST_HAN = 0x3400;
  private static final int LAST_HAN = 0x9FFF;
  private static final char[] SOUND = new char[1 << Character.SIZE];
  private static final char[] EXACT = new char[1 << Character.SIZE];
  private static final char[] INITIAL = new char[1 << Character.SIZE];
  private static final Map<String, Character> SOUND_OF = new HashMap<>();
  private static final List<String> NAMES = new ArrayList<>(List.of(""));

  static {
    Map<String, List<Character>> members = new HashMap<>();
    for (int i = FIRST_HAN; i <= LAST_HAN; i++) {
      char sign = (char) i;
      String syllable = Pinyin.syllable(sign);
      if (!syllable.isEmpty()) {
        members.computeIfAbsent(syllable, key -> new ArrayList<>()).add(sign);
      }
    }
    Map<String, Character> numbers = new HashMap<>();
    char exact = 1;
    for (String syllable : new TreeSet<>(members.keySet())) {
      String fuzzy = fuzzy(syllable);
      Character number = numbers.get(fuzzy);
      if (number == null) {
        number = (char) NAMES.size();
        numbers.put(fuzzy, number);
        NAMES.add(fuzzy);
      }
      SOUND_OF.put(syllable, number);
      for (char sign : members.getOrDefault(syllable, List.of())) {
        SOUND[sign] = number;
        EXACT[sign] = exact;
        INITIAL[sign] = syllable.charAt(0);
      }
      exact++;
    }
    for (char letter = 'a'; letter <= 'z'; letter++) {
      INITIAL[letter] = letter;
    }
  }

  private SoundTable() {}

  private static String fuzzy(String syllable) {
    String plain = syllable;
    if (plain.length() > 2 && plain.charAt(1) == 'h') {
      plain = plain.charAt(0) + plain.substring(2);
    }
    if (plain.endsWith("ng") && !plain.endsWith("ong")) {
      plain = plain.substring(0, plain.length() - 1);
    }
    return plain;
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
    Character number = SOUND_OF.get(new String(letters, from, to - from));
    return number == null ? 0 : number;
  }

  /** Spells a sound, for the names of features. */
  static String name(char sound) {
    return NAMES.get(sound);
  }

  /** The sound of a syllable as spelled in a feature's name, 0 if there is none. */
  static char ofName(String name) {
    return (char) Math.max(0, NAMES.indexOf(name));
  }

  /**
   * Cuts a run of Latin letters into syllables, the longest first.
   *
   * @return the end of each; empty if the run is no row of syllables or a single letter
   */
  static int[] syllables(char[] letters, int start, int end) {
    if (end - start < 2 || end - start > 40) {
      return NO_CUTS;
    }
    int[] cuts = new int[end - start];
    int count = cut(letters, start, end, cuts, 0);
    return count <= 0 ? NO_CUTS : Arrays.copyOf(cuts, count);
  }

  private static int cut(char[] letters, int from, int end, int[] cuts, int count) {
    int position = from;
    int filled = count;
    while (position < end) {
      int to = Math.min(end, position + LONGEST);
      while (to > position && sound(letters, position, to) == 0) {
        to--;
      }
      if (to == position) {
        return -1;
      }
      cuts[filled++] = to;
      position = to;
    }
    return filled;
  }
}
