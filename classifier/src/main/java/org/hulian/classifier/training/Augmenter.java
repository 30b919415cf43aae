package org.hulian.classifier.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hulian.listing.text.Pinyin;

/**
 * Disguises texts as sellers do. Both sides of the corpus get the same disguises at the same rate,
 * so that disguise in itself is no evidence. Seeded: the same texts in the same order come out the
 * same. Not thread-safe.
 */
final class Augmenter {
  /** The kinds of disguise. */
  private enum Kind {
    SEPARATOR,
    INVISIBLE,
    COMBINING,
    HOMOPHONE,
    PINYIN,
    INITIAL,
    BRACKET,
    AROUND,
    SWAP,
    REPEAT,
    EMOJI,
    STYLED
  }

  private static final Kind[] KINDS = Kind.values();
  private static final String SEPARATORS = "*.~-_ /|·、+";
  private static final String[] INVISIBLE = {"\u200b", "\u200c", "\u2060", "\u00ad"};
  private static final String[] COMBINING = {"\u0336", "\u0335", "\u20dd", "\u0489"};
  private static final String[] EMOJI = {"🔥", "⭐", "💰", "✅", "❗", "🌹"};
  private static final String[] NOISE = {"哈", "那个", "你", "a", "啊", "1"};
  private static final double BEGIN = 0.15;
  private static final int LONGEST_RUN = 4;
  private static final int MOST_WAYS = 3;
  private static final int FULL_WIDTH = 0xFEE0;
  private static final int MATHEMATICAL_SMALL_A = 0x1D5EE;

  private final Random random;
  private final Map<Integer, String> homophones;

  /**
   * Makes an augmenter.
   *
   * @param common the characters that homophones are drawn from, such as those of the corpus
   */
  Augmenter(long seed, String common) {
    random = new Random(seed);
    Map<Integer, StringBuilder> sounds = new TreeMap<>();
    common
        .chars()
        .filter(Character::isIdeographic)
        .sorted()
        .distinct()
        .forEach(
            sign -> {
              int syllable = Pinyin.standard().syllable((char) sign);
              if (syllable >= 0) {
                sounds
                    .computeIfAbsent(Pinyin.standard().fuzzy(syllable), key -> new StringBuilder())
                    .append((char) sign);
              }
            });
    homophones =
        sounds.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().toString()));
  }

  /** Disguises the texts of one listing, all in the same one to three ways. */
  List<String> disguise(List<String> texts) {
    int ways = 1 + random.nextInt(MOST_WAYS);
    List<String> made = new ArrayList<>(texts);
    for (int way = 0; way < ways; way++) {
      Kind kind = KINDS[random.nextInt(KINDS.length)];
      made.replaceAll(text -> disguise(text, kind));
    }
    return made;
  }

  private String disguise(String text, Kind kind) {
    StringBuilder made = new StringBuilder(text.length() * 2);
    // A disguise covers words, not single characters: once begun it goes on for a while.
    int left = 0;
    for (int i = 0; i < text.length(); i++) {
      char sign = text.charAt(i);
      if (!applies(kind, sign)) {
        made.append(sign);
        left = 0;
        continue;
      }
      if (left == 0 && random.nextDouble() < BEGIN) {
        left = 1 + random.nextInt(LONGEST_RUN);
      }
      if (left == 0) {
        made.append(sign);
        continue;
      }
      left--;
      char next = i + 1 < text.length() ? text.charAt(i + 1) : '\n';
      if (kind == Kind.SWAP && Character.isIdeographic(next)) {
        made.append(next).append(sign);
        i++;
        left = 0;
      } else {
        change(made, sign, kind);
      }
    }
    return made.toString();
  }

  private static boolean applies(Kind kind, char sign) {
    boolean latin = (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z');
    return Character.isIdeographic(sign)
        || (latin
            && switch (kind) {
              case STYLED, INVISIBLE, SEPARATOR, COMBINING, REPEAT -> true;
              default -> false;
            });
  }

  private void change(StringBuilder made, char sign, Kind kind) {
    switch (kind) {
      case SEPARATOR ->
          made.append(sign).append(SEPARATORS.charAt(random.nextInt(SEPARATORS.length())));
      case INVISIBLE -> made.append(sign).append(pick(INVISIBLE));
      case COMBINING -> made.append(sign).append(pick(COMBINING));
      case HOMOPHONE -> made.append(homophone(sign));
      case PINYIN -> made.append(spelled(sign));
      case INITIAL -> made.append(spelled(sign).charAt(0));
      case BRACKET -> made.append(sign).append('(').append(pick(NOISE)).append(')');
      case AROUND -> made.append('<').append(sign).append('>');
      case REPEAT -> made.append(sign).append(sign);
      case EMOJI -> made.append(sign).append(pick(EMOJI));
      case STYLED -> made.append(styled(sign));
      case SWAP -> made.append(sign);
    }
  }

  private String pick(String[] choices) {
    return choices[random.nextInt(choices.length)];
  }

  private char homophone(char sign) {
    int syllable = Pinyin.standard().syllable(sign);
    String same =
        syllable < 0 ? "" : homophones.getOrDefault(Pinyin.standard().fuzzy(syllable), "");
    return same.isEmpty() ? sign : same.charAt(random.nextInt(same.length()));
  }

  private static String spelled(char sign) {
    int syllable = Pinyin.standard().syllable(sign);
    return syllable < 0 ? String.valueOf(sign) : Pinyin.standard().name(syllable);
  }

  private String styled(char sign) {
    if (sign >= 'a' && sign <= 'z' && random.nextBoolean()) {
      return Character.toString(MATHEMATICAL_SMALL_A + sign - 'a');
    }
    return sign < 0x7F ? String.valueOf((char) (sign + FULL_WIDTH)) : String.valueOf(sign);
  }
}
