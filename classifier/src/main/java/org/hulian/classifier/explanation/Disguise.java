package org.hulian.classifier.explanation;

import java.util.EnumSet;
import java.util.Set;
import org.hulian.classifier.screen.Via;
import org.hulian.listing.text.NormalizedText;
import org.hulian.listing.text.TextNormalizer;

/** Tells the ways in which a piece of text differs from the term that it was read as. */
final class Disguise {
  private Disguise() {}

  /**
   * The ways; none if the piece is the term as written.
   *
   * @param piece as written
   * @param via how the matcher met the term in the normalised text
   * @param term as the lexicon writes it
   */
  static Set<Manner> of(String piece, Via via, String term) {
    Set<Manner> manners = EnumSet.noneOf(Manner.class);
    if (piece.equalsIgnoreCase(term)) {
      return manners;
    }
    NormalizedText read = TextNormalizer.standard().normalize(piece);
    for (int i = 0; i < read.length(); i++) {
      if (i > 0 && isNoise(piece, read.end(i - 1), read.start(i))) {
        manners.add(Manner.BROKEN_UP);
      }
      addRun(manners, piece.substring(read.start(i), read.end(i)), read.normalized().charAt(i));
    }
    switch (via) {
      case LITERAL -> {}
      case LEET -> manners.add(Manner.OTHER_SIGNS);
      case SWAP -> manners.add(Manner.SWAPPED);
      case SOUND -> manners.add(Manner.BY_SOUND);
      case INITIALS -> manners.add(Manner.BY_INITIALS);
      case REPEAT -> manners.add(Manner.DOUBLED);
      case BRACKET -> {
        manners.remove(Manner.BROKEN_UP);
        manners.add(Manner.BRACKETED);
      }
    }
    return manners;
  }

  private static void addRun(Set<Manner> manners, String run, char unit) {
    if (run.codePoints().filter(Character::isLetter).count() > 1) {
      manners.add(Manner.SPLIT);
    } else if (!Character.isSurrogate(unit)
        && Character.toLowerCase(run.codePointAt(0)) != Character.toLowerCase(unit)) {
      manners.add(Manner.OTHER_SIGNS);
    }
  }

  /** A blank between words of an alphabet is none. */
  private static boolean isNoise(String piece, int from, int to) {
    if (from >= to) {
      return false;
    }
    boolean words =
        isLatin(piece.charAt(from - 1)) && to < piece.length() && isLatin(piece.charAt(to));
    return !(words && piece.substring(from, to).isBlank());
  }

  private static boolean isLatin(char sign) {
    return sign < 0x80;
  }
}
