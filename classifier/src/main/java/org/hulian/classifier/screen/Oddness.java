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

  /** What a text has that was read. */
  static int of(TextView view) {
    int seen = view.mixedRuns() > 0 ? LATIN_IN_HAN : 0;
    return of(view.raw()) | seen | changed(view);
  }

  /** The same but for what was changed, and letters inside Chinese. */
  static int of(RawView raw) {
    int letters = raw.wordSigns() + raw.han();
    int seen = raw.has(RawView.EMOJI) ? EMOJI : 0;
    seen |= raw.has(RawView.INVISIBLE) ? INVISIBLE : 0;
    seen |= raw.has(RawView.COMBINING) ? COMBINING : 0;
    seen |= raw.has(RawView.LATIN) && raw.has(RawView.OTHER_ALPHABET) ? MIXED_SCRIPT : 0;
    seen |= raw.noise() * 5 > letters && letters > 4 ? SPLIT_UP : 0;
    seen |= raw.han() > 0 ? 0 : HAN_FREE;
    return seen | (raw.length() < FEW ? SHORT : raw.length() > MANY ? LONG : 0);
  }

  private static int changed(TextView view) {
    int changed = view.changed();
    int seen = changed > 0 ? CHANGED : 0;
    return changed > 1 && changed * 5 > view.han() ? seen | MUCH_CHANGED : seen;
  }
}
