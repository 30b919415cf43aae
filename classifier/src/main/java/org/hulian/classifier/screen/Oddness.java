package org.hulian.classifier.screen;

import org.hulian.listing.text.NormalizedText;

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

  static int of(TextView view) {
    String text = view.original();
    int seen = view.mixedRuns() > 0 ? LATIN_IN_HAN : 0;
    int noise = 0;
    int letters = 0;
    boolean latin = false;
    boolean other = false;
    boolean han = false;
    for (int i = 0; i < text.length(); i++) {
      char sign = text.charAt(i);
      if (sign < 0x80) {
        latin |= Character.isLetter(sign);
        letters += Character.isLetterOrDigit(sign) ? 1 : 0;
        noise += "*~-_./|+^".indexOf(sign) >= 0 ? 1 : 0;
      } else if (sign >= 0x4E00 && sign <= 0x9FFF) {
        han = true;
        letters++;
      } else {
        seen |= rare(sign);
        other |= (sign >= 0x370 && sign < 0x530);
      }
    }
    seen |= latin && other ? MIXED_SCRIPT : 0;
    seen |= noise * 5 > letters && letters > 4 ? SPLIT_UP : 0;
    seen |= han ? 0 : HAN_FREE;
    seen |= text.length() < FEW ? SHORT : text.length() > MANY ? LONG : 0;
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
    NormalizedText normalized = view.normalized();
    int changed = 0;
    int han = 0;
    for (int i = 0; i < view.length(); i++) {
      char made = view.letters()[i];
      if (made >= 0x4E00) {
        han++;
        changed += view.original().charAt(normalized.start(i)) != made ? 1 : 0;
      }
    }
    int seen = changed > 0 ? CHANGED : 0;
    return changed * 5 > han && changed > 1 ? seen | MUCH_CHANGED : seen;
  }
}
