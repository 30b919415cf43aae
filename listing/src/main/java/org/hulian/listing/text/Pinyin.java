package org.hulian.listing.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The sound of normalised characters, without tones: one reading each, the most usual one, from
 * ICU's Han-Latin data. The digits 0 to 9 sound as they are read. Thread-safe.
 */
public final class Pinyin {
  static final String RESOURCE = "pinyin.txt";
  private static final String[] DIGITS = {
    "ling", "yi", "er", "san", "si", "wu", "liu", "qi", "ba", "jiu"
  };
  private static final int LONGEST = 6;
  private static final Pinyin STANDARD = new Pinyin();

  private final String[] names;
  private final int[] fuzzy;
  private final Map<String, Integer> ids = new HashMap<>();
  private final short[] syllables = new short[Character.MAX_VALUE + 1];

  private Pinyin() {
    List<String[]> rows = ListFile.rows(RESOURCE);
    TreeSet<String> sorted = new TreeSet<>();
    rows.forEach(row -> sorted.add(row[0]));
    names = sorted.toArray(String[]::new);
    for (int id = 0; id < names.length; id++) {
      // Interjections such as m and ng would make syllables of any Latin letters.
      if (names[id].matches(".*[aeiouv].*")) {
        ids.put(names[id], id);
      }
    }
    Arrays.fill(syllables, (short) -1);
    for (String[] row : rows) {
      short id = (short) Arrays.binarySearch(names, row[0]);
      row[1].chars().forEach(unit -> syllables[unit] = id);
    }
    for (int digit = 0; digit < DIGITS.length; digit++) {
      syllables['0' + digit] = (short) idOf(DIGITS[digit]);
    }
    fuzzy = fuzzyClasses();
    ids.put("lue", idOf("lve"));
    ids.put("nue", idOf("nve"));
  }

  /** The shared table. */
  public static Pinyin standard() {
    return STANDARD;
  }

  /** How many syllables there are; ids run from 0 to one below. */
  public int size() {
    return names.length;
  }

  /** The syllable of a normalised Han character or digit, or -1 for all else. */
  public int syllable(char normalized) {
    return syllables[normalized];
  }

  /**
   * The syllable in letters, {@code v} for ü.
   *
   * @throws IndexOutOfBoundsException if there is no such id
   */
  public String name(int id) {
    return names[id];
  }

  /** The syllable with this name in small letters, or -1. */
  public int idOf(CharSequence syllable) {
    return ids.getOrDefault(syllable.toString(), -1);
  }

  /**
   * The id that stands for all syllables which southern speakers and careless typists do not tell
   * apart: zh and z, ch and c, sh and s, n and l at the front, ng and n at the end.
   */
  public int fuzzy(int id) {
    return fuzzy[id];
  }

  /**
   * Splits a piece of Latin letters into syllables, as few as there can be, the longer ones first.
   *
   * @return the syllables in order; empty if the piece is not wholly made of syllables
   */
  public List<Syllable> segment(CharSequence text, int start, int end) {
    int length = end - start;
    int[] fewest = new int[length + 1];
    int[] step = new int[length + 1];
    for (int at = length - 1; at >= 0; at--) {
      fewest[at] = Integer.MAX_VALUE;
      for (int size = Math.min(LONGEST, length - at); size > 0; size--) {
        int rest = fewest[at + size];
        if (rest < fewest[at] - 1 && isSyllable(text, start + at, start + at + size)) {
          fewest[at] = rest + 1;
          step[at] = size;
        }
      }
    }
    if (fewest[0] == Integer.MAX_VALUE) {
      return List.of();
    }
    List<Syllable> found = new ArrayList<>(fewest[0]);
    for (int at = 0; at < length; at += step[at]) {
      int from = start + at;
      found.add(new Syllable(idOf(text.subSequence(from, from + step[at])), from, from + step[at]));
    }
    return Collections.unmodifiableList(found);
  }

  private boolean isSyllable(CharSequence text, int start, int end) {
    char first = text.charAt(start);
    return first >= 'a' && first <= 'z' && idOf(text.subSequence(start, end)) >= 0;
  }

  private int[] fuzzyClasses() {
    Map<String, Integer> representatives = new HashMap<>();
    int[] classes = new int[names.length];
    for (int id = 0; id < names.length; id++) {
      classes[id] = representatives.computeIfAbsent(blurred(names[id]), key -> -1);
      if (classes[id] < 0) {
        classes[id] = id;
        representatives.put(blurred(names[id]), id);
      }
    }
    return classes;
  }

  private static String blurred(String name) {
    String front = name;
    if (name.startsWith("zh") || name.startsWith("ch") || name.startsWith("sh")) {
      front = name.charAt(0) + name.substring(2);
    } else if (name.startsWith("n") && name.length() > 1 && !name.equals("ng")) {
      front = "l" + name.substring(1);
    }
    return front.endsWith("ng") ? front.substring(0, front.length() - 1) : front;
  }
}
