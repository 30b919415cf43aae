package org.hulian.classifier.screen;

/**
 * Counts what disguise leaves behind: invisible and combining marks, Latin letters of other scripts
 * between Latin ones, characters the normaliser changed, Latin letters inside Chinese. Disguised
 * text is no proof; lawful sellers decorate too, so training disguises both sides alike.
 */
final class Oddness {
  static final int INVISIBLE = 1;
  static final int COMBINING = 1 << 1;
  static final int CHANGED = 1 << 2;
  static final int MUCH_CHANGED = 1 << 3;
  static final int MIXED_SCRIPT = 1 << 4;
  static final int LATIN_IN_HAN = 1 << 5;
  static final int EMOJI = 1 << 6;
  static final int SPLIT_UP = 1 << 7;
  static final int SHORT = 1 << 8;
  static final int LONG = 1 << 9;
  static final int HAN_FREE = 1 << 10;

  /** How many there are. */
  static final int COUNT = 11;

  private static final int FEW = 20;
  private static final int MANY = 300;
  private static final boolean[] NOISE = new boolean[0x80];

  static {
    "*~-_./|+^".chars().forEach(sign -> NOISE[sign] = true);
  }

  private Oddness() {}

  /** The names of the bits, from the lowest. */
  static String[] names() {
    return new String[] {
      "invisible",
      "combining",
      "changed",
      "much-changed",
      "mixed-script",
      "latin-in-han",
      "emoji",
      "split-up",
      "short",
      "long",
      "han-free"
    };
  }

  static int of(TextView view) {
    char[] text = view.raw();
    int length = view.rawLength();
    int seen = view.mixedRuns() > 0 ? LATIN_IN_HAN : 0;
    int noise = 0;
    int letters = 0;
    int han = 0;
    boolean latin = false;
    boolean other = false;
    for (int i = 0; i < length; i++) {
      char sign = text[i];
      if (sign >= 0x4E00 && sign <= 0x9FFF) {
        han++;
      } else if (sign < 0x80) {
        boolean letter = sign >= 'a' && sign <= 'z';
        latin |= letter;
        letters += letter || (sign >= '0' && sign <= '9') ? 1 : 0;
        noise += NOISE[sign] ? 1 : 0;
      } else {
        seen |= rare(sign);
        other |= sign >= 0x370 && sign < 0x530;
      }
    }
    letters += han;
    seen |= latin && other ? MIXED_SCRIPT : 0;
    seen |= noise * 5 > letters && letters > 4 ? SPLIT_UP : 0;
    seen |= han > 0 ? 0 : HAN_FREE;
    seen |= length < FEW ? SHORT : length > MANY ? LONG : 0;
    return seen | changed(view);
  }

  private static int rare(char sign) {
    if (Character.isSurrogate(sign)) {
      return EMOJI;
    }
    return switch (Character.getType(sign)) {
      case Character.FORMAT -> INVISIBLE;
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> COMBINING;
      default -> 0;
    };
  }

  private static int changed(TextView view) {
    int changed = view.changed();
    int seen = changed > 0 ? CHANGED : 0;
    return changed > 1 && changed * 5 > view.han() ? seen | MUCH_CHANGED : seen;
  }
}
