package org.hulian.bench.text;

import com.hankcs.hanlp.HanLP;
import com.hankcs.hanlp.dictionary.CoreDictionary;
import com.hankcs.hanlp.dictionary.py.Pinyin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** Disguises by sound: other characters, pinyin, initials. HanLP knows the sounds. */
final class Sounds {
  private static final char FIRST = '\u4E00';
  private static final char LAST = '\u9FA5';

  /** Below this a character is rare enough to be no everyday spelling of a sound. */
  private static final int COMMON = 20;

  private static final Map<String, List<String>> HOMOPHONES = homophones();

  private Sounds() {}

  static String homophone(String term, Random random) {
    return one(term, (sign, sound) -> other(sign, sound, random), random);
  }

  static String homophones(String term, Random random) {
    return all(term, (sign, sound) -> other(sign, sound, random));
  }

  static String pinyin(String term, Random random) {
    return one(term, (sign, sound) -> sound, random);
  }

  /** In one word, in syllables, in upper case or in camel case. */
  static String pinyinOfAll(String term, Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> all(term, (sign, sound) -> ' ' + sound + ' ').replace("  ", " ").strip();
      case 1 -> all(term, (sign, sound) -> sound.toUpperCase(Locale.ROOT));
      case 2 -> all(term, (sign, sound) -> upper(sound.substring(0, 1)) + sound.substring(1));
      default -> all(term, (sign, sound) -> sound);
    };
  }

  static String initial(String term, Random random) {
    boolean capital = random.nextBoolean();
    return one(
        term,
        (sign, sound) -> capital ? upper(sound.substring(0, 1)) : sound.substring(0, 1),
        random);
  }

  static String initials(String term, Random random) {
    String letters = all(term, (sign, sound) -> sound.substring(0, 1));
    return random.nextBoolean() ? upper(letters) : letters;
  }

  private static String upper(String text) {
    return text.toUpperCase(Locale.ROOT);
  }

  /** What to write for a character of a sound. */
  private interface Spelling {
    String of(String sign, String sound);
  }

  private static String one(String term, Spelling spelling, Random random) {
    List<String> changed = spell(term, spelling);
    List<String> signs = Pick.signs(term);
    int at = Pick.index(signs.size(), i -> !changed.get(i).equals(signs.get(i)), random);
    if (at < 0) {
      return term;
    }
    List<String> mixed = new ArrayList<>(signs);
    mixed.set(at, changed.get(at));
    return String.join("", mixed);
  }

  private static String all(String term, Spelling spelling) {
    return String.join("", spell(term, spelling));
  }

  private static List<String> spell(String term, Spelling spelling) {
    List<String> signs = Pick.signs(term);
    List<Pinyin> sounds = HanLP.convertToPinyinList(term);
    List<String> spelt = new ArrayList<>();
    for (int i = 0; i < signs.size(); i++) {
      Pinyin sound = sounds.get(i);
      spelt.add(
          sound == Pinyin.none5
              ? signs.get(i)
              : spelling.of(signs.get(i), sound.getPinyinWithoutTone()));
    }
    return spelt;
  }

  private static String other(String sign, String sound, Random random) {
    List<String> others =
        HOMOPHONES.getOrDefault(sound, List.of()).stream()
            .filter(one -> !one.equals(sign))
            .toList();
    return others.isEmpty() ? sign : Pick.of(others, random);
  }

  /** The common simplified characters by their usual sound. */
  private static Map<String, List<String>> homophones() {
    Map<String, List<String>> homophones = new HashMap<>();
    for (char sign = FIRST; sign <= LAST; sign++) {
      String text = String.valueOf(sign);
      CoreDictionary.Attribute word = CoreDictionary.get(text);
      if (word != null
          && word.totalFrequency >= COMMON
          && HanLP.convertToSimplifiedChinese(text).equals(text)) {
        Pinyin sound = HanLP.convertToPinyinList(text).getFirst();
        homophones
            .computeIfAbsent(sound.getPinyinWithoutTone(), one -> new ArrayList<>())
            .add(text);
      }
    }
    return homophones;
  }
}
