package org.hulian.classifier.screen;

/**
 * The view of a text in which disguise still shows: letters small, digits all one, blanks all one,
 * everything else as written. The same look at each sign tells of what kinds there are any, how
 * many, and where prices and handles may begin. Reused from text to text; not thread-safe.
 */
final class RawView {
  /** There is a surrogate, half of an emoji. */
  static final int EMOJI = 1 << 16;

  /** There is a sign that nobody sees. */
  static final int INVISIBLE = 1 << 17;

  /** There is a mark over or around another sign. */
  static final int COMBINING = 1 << 18;

  /** There is a Latin letter. */
  static final int LATIN = 1 << 19;

  /** There is a Greek or Cyrillic letter. */
  static final int OTHER_ALPHABET = 1 << 20;

  /** There is a bracket that opens. */
  static final int BRACKET = 1 << 21;

  private static final int HAN_BIT = 22;
  private static final int WORD_BIT = 23;
  private static final int NOISE_BIT = 24;
  private static final int SHAPE_BIT = 25;
  private static final SignSet NOISE = SignSet.of("*~-_./|+^");

  /** What a sign is read as, and its kinds above. */
  private static final int[] TABLE = table();

  private char[] signs = new char[512];
  private int[] shapes = new int[512];
  private int length;
  private int kinds;
  private int han;
  private int words;
  private int noise;
  private int shapeCount;

  private static int[] table() {
    int[] table = new int[1 << Character.SIZE];
    for (int i = 0; i < table.length; i++) {
      char sign = fold((char) i);
      table[i] = sign | kinds(sign);
    }
    return table;
  }

  private static char fold(char sign) {
    if (isDigit(sign)) {
      return '0';
    }
    if (Character.isWhitespace(sign) || Character.isISOControl(sign)) {
      return ' ';
    }
    return Character.toLowerCase(sign);
  }

  private static int kinds(char sign) {
    int kinds = NoisyView.opens(sign) ? BRACKET : 0;
    kinds |= TypedPatterns.mayBegin(sign) ? 1 << SHAPE_BIT : 0;
    if (sign >= 0x4E00 && sign <= 0x9FFF) {
      return kinds | 1 << HAN_BIT;
    }
    if (sign < 0x80) {
      kinds |= SoundTable.isLatin(sign) ? LATIN | 1 << WORD_BIT : 0;
      kinds |= isDigit(sign) ? 1 << WORD_BIT : 0;
      return kinds | (NOISE.has(sign) ? 1 << NOISE_BIT : 0);
    }
    kinds |= sign >= 0x370 && sign < 0x530 ? OTHER_ALPHABET : 0;
    if (Character.isSurrogate(sign)) {
      return kinds | EMOJI;
    }
    return switch (Character.getType(sign)) {
      case Character.FORMAT -> kinds | INVISIBLE;
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> kinds | COMBINING;
      default -> kinds;
    };
  }

  private static boolean isDigit(char sign) {
    return sign >= '0' && sign <= '9';
  }

  /** Reads a text. */
  void read(String text) {
    length = text.length();
    if (signs.length < length) {
      signs = new char[length * 2];
      shapes = new int[length * 2];
    }
    text.getChars(0, length, signs, 0);
    int hanSeen = 0;
    int wordsSeen = 0;
    int noiseSeen = 0;
    int shapesSeen = 0;
    int all = 0;
    // Counted up rather than branched on, as in PatternTrie.
    for (int i = 0; i < length; i++) {
      int cell = TABLE[signs[i]];
      signs[i] = (char) cell;
      all |= cell;
      hanSeen += cell >>> HAN_BIT & 1;
      wordsSeen += cell >>> WORD_BIT & 1;
      noiseSeen += cell >>> NOISE_BIT & 1;
      shapes[shapesSeen] = i;
      shapesSeen += cell >>> SHAPE_BIT & 1;
    }
    kinds = all;
    han = hanSeen;
    words = wordsSeen;
    noise = noiseSeen;
    shapeCount = shapesSeen;
  }

  /** The signs; there may be more than {@link #length}. */
  char[] signs() {
    return signs;
  }

  int length() {
    return length;
  }

  /** Whether there is a sign of a kind. */
  boolean has(int kind) {
    return (kinds & kind) != 0;
  }

  /** How many Chinese characters there are. */
  int han() {
    return han;
  }

  /** How many Latin letters and digits there are. */
  int wordSigns() {
    return words;
  }

  /** How many signs there are that sellers put between the characters of a word. */
  int noise() {
    return noise;
  }

  /** At how many places a shape of {@link TypedPatterns} may begin. */
  int shapes() {
    return shapeCount;
  }

  /** One of these places, in ascending order. */
  int shape(int number) {
    return shapes[number];
  }
}
