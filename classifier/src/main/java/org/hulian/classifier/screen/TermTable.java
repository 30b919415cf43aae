package org.hulian.classifier.screen;

import java.util.ArrayList;
import java.util.List;
import org.hulian.classifier.lexicon.Lexicon;
import org.hulian.classifier.lexicon.Sense;
import org.hulian.classifier.lexicon.Strength;
import org.hulian.classifier.lexicon.Term;
import org.hulian.listing.text.TextNormalizer;

/** The spellings of all terms, laid out for the tries. */
final class TermTable {
  /** One spelling of a term in one trie. */
  record Spelling(int term, String symbols, Via via) {}

  private static final int SHORTEST_SWAP = 3;
  private final List<Spelling> literal = new ArrayList<>();
  private final List<Spelling> sound = new ArrayList<>();
  private final List<Spelling> initials = new ArrayList<>();
  private final List<String> normalized = new ArrayList<>();

  TermTable(Lexicon lexicon) {
    for (int i = 0; i < lexicon.terms().size(); i++) {
      Term term = lexicon.terms().get(i);
      String plain = TextNormalizer.standard().normalize(term.text()).normalized();
      normalized.add(plain);
      literal.add(new Spelling(i, plain, Via.LITERAL));
      for (String initial : term.initials()) {
        String letters = TextNormalizer.standard().normalize(initial).normalized();
        literal.add(new Spelling(i, letters, Via.INITIALS));
      }
      addSwaps(i, term, plain);
      if (isHan(plain)) {
        addSounds(i, term, plain);
      }
    }
  }

  private void addSwaps(int index, Term term, String plain) {
    if (!term.swap() || plain.length() < SHORTEST_SWAP) {
      return;
    }
    for (int k = 0; k + 1 < plain.length(); k++) {
      if (plain.charAt(k) != plain.charAt(k + 1) && isHan(plain.substring(k, k + 2))) {
        String swapped =
            plain.substring(0, k) + plain.charAt(k + 1) + plain.charAt(k) + plain.substring(k + 2);
        literal.add(new Spelling(index, swapped, Via.SWAP));
      }
    }
  }

  private void addSounds(int index, Term term, String plain) {
    if (plain.length() < 2 || !isHeard(term)) {
      return;
    }
    StringBuilder sounds = new StringBuilder();
    StringBuilder letters = new StringBuilder();
    for (int i = 0; i < plain.length(); i++) {
      char sign = plain.charAt(i);
      sounds.append(SoundTable.sound(sign));
      letters.append(SoundTable.initial(sign));
    }
    if (sounds.indexOf("\0") < 0) {
      sound.add(new Spelling(index, sounds.toString(), Via.SOUND));
      if (plain.length() > 2 || term.strength() == Strength.STRONG) {
        initials.add(new Spelling(index, letters.toString(), Via.INITIALS));
      }
    }
  }

  /** Words of the trade are worth disguising, even those that sound like everyday words. */
  private static boolean isHeard(Term term) {
    boolean traded = term.sense() == Sense.GOODS || term.sense() == Sense.DEED;
    return term.sound() || (traded && term.strength() != Strength.WEAK);
  }

  private static boolean isHan(String text) {
    return text.chars().allMatch(Character::isIdeographic);
  }

  List<Spelling> literal() {
    return literal;
  }

  List<Spelling> sound() {
    return sound;
  }

  List<Spelling> initials() {
    return initials;
  }

  /** The normalised form of a term. */
  String normalized(int term) {
    return normalized.get(term);
  }

  /** Spellings for a trie, numbered as they come. */
  static List<PatternTrie.Pattern> patterns(List<Spelling> spellings) {
    List<PatternTrie.Pattern> patterns = new ArrayList<>(spellings.size());
    for (int i = 0; i < spellings.size(); i++) {
      patterns.add(new PatternTrie.Pattern(spellings.get(i).symbols(), i));
    }
    return patterns;
  }
}
