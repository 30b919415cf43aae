package org.hulian.bench.text;

import com.hankcs.hanlp.HanLP;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Disguises by shape: other characters and signs that look the same or show the same. */
final class Shapes {
  private static final Map<String, String> SPLIT = WordList.pairs("split.txt");
  private static final Map<String, String> LOOK_ALIKE = WordList.pairs("look-alike.txt");
  private static final Map<String, String> EMOJI = WordList.pairs("emoji.txt");
  private static final Map<String, String> RADICALS = radicals();
  private static final String SUPPLEMENT = "见⻅车⻋马⻢页⻚贝⻉长⻓门⻔风⻛飞⻜鱼⻥";
  private static final String NUMERALS = "一二三四五六七八九";

  /** Forms of the digits from 1 to 9: the first of each row. */
  private static final int[] DIGIT_FORMS = {'1', 0xFF11, 0x2460, 0x2474, 0x3220, 0x2160, 0x1D7CF};

  private static final String FORMAL = "壹贰叁肆伍陆柒捌玖";

  private Shapes() {}

  static String traditional(String term, Random unused) {
    return HanLP.convertToTraditionalChinese(term);
  }

  /** Every character that is also a radical, by the radical's code. */
  static String radicals(String term, Random unused) {
    StringBuilder changed = new StringBuilder();
    for (String sign : Pick.signs(term)) {
      int supplement = SUPPLEMENT.indexOf(sign);
      changed.append(
          supplement >= 0
              ? SUPPLEMENT.substring(supplement + 1, supplement + 2)
              : RADICALS.getOrDefault(sign, sign));
    }
    return changed.toString();
  }

  static String split(String term, Random random) {
    return one(term, sign -> SPLIT.getOrDefault(sign, sign), random);
  }

  static String lookAlike(String term, Random random) {
    return one(term, sign -> Pick.sign(LOOK_ALIKE.getOrDefault(sign, sign), random), random);
  }

  /** A word of the term by a sign that shows it. */
  static String emoji(String term, Random random) {
    List<String> words = EMOJI.keySet().stream().filter(term::contains).toList();
    if (words.isEmpty()) {
      return term;
    }
    String word = Pick.of(words, random);
    String sign = Pick.of(List.of(EMOJI.getOrDefault(word, word).split(" ")), random);
    int at = term.indexOf(word);
    return term.substring(0, at) + sign + term.substring(at + word.length());
  }

  /** Numerals as digits of one form or another. */
  static String digits(String term, Random random) {
    int form = random.nextInt(DIGIT_FORMS.length + 2);
    StringBuilder changed = new StringBuilder();
    for (String sign : Pick.signs(term)) {
      int value = NUMERALS.indexOf(sign);
      if (value < 0) {
        changed.append(sign);
      } else if (form < DIGIT_FORMS.length) {
        changed.appendCodePoint(DIGIT_FORMS[form] + value);
      } else if (form == DIGIT_FORMS.length) {
        changed.append(FORMAL.charAt(value));
      } else {
        changed.append((char) ('1' + value)).append("\uFE0F\u20E3");
      }
    }
    return changed.toString();
  }

  private interface Change {
    String of(String sign);
  }

  private static String one(String term, Change change, Random random) {
    List<String> signs = new ArrayList<>(Pick.signs(term));
    int at = Pick.index(signs.size(), i -> !change.of(signs.get(i)).equals(signs.get(i)), random);
    if (at >= 0) {
      signs.set(at, change.of(signs.get(at)));
    }
    return String.join("", signs);
  }

  /** Unicode says which character a Kangxi radical is. */
  private static Map<String, String> radicals() {
    Map<String, String> radicals = new HashMap<>();
    for (char radical = '\u2F00'; radical <= '\u2FD5'; radical++) {
      String form = String.valueOf(radical);
      radicals.put(Normalizer.normalize(form, Normalizer.Form.NFKC), form);
    }
    return radicals;
  }
}
