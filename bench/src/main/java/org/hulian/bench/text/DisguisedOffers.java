package org.hulian.bench.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.hulian.classifier.lexicon.Lexicon;
import org.hulian.classifier.lexicon.Sense;
import org.hulian.classifier.lexicon.Strength;
import org.hulian.classifier.lexicon.Term;
import org.hulian.listing.text.TextSpan;

/**
 * Makes offers of disguised terms. Each draws from a random source of its own, made of seed, kind,
 * term and number, so that a new kind or term leaves all others as they were.
 */
public final class DisguisedOffers {
  private static final List<String> CARRIERS = WordList.lines("carriers.txt");
  private static final String PLACE = "{}";
  private static final int HIGHEST_PRICE = 300;
  private static final long MIX = 0x9E3779B97F4A7C15L;
  private final long seed;
  private final int drawings;

  /**
   * A maker of offers.
   *
   * @param drawings how many for each kind and term
   */
  public DisguisedOffers(long seed, int drawings) {
    this.seed = seed;
    this.drawings = drawings;
  }

  /**
   * The terms to disguise: goods and deeds of two Chinese characters at least. Weak terms are left
   * out: they are everyday words, which nobody disguises and no matcher should look for in
   * disguise.
   */
  public static List<Term> terms(Lexicon lexicon) {
    return lexicon.terms().stream()
        .filter(term -> term.sense() == Sense.GOODS || term.sense() == Sense.DEED)
        .filter(term -> term.strength() != Strength.WEAK)
        .filter(term -> isChinese(term.text()))
        .toList();
  }

  private static boolean isChinese(String text) {
    long han = text.codePoints().filter(Character::isIdeographic).count();
    boolean others =
        text.codePoints().anyMatch(sign -> sign >= 0x80 && !Character.isIdeographic(sign));
    return han >= 2 && !others;
  }

  /** Offers of one kind; none of a term that it does not apply to. */
  public List<DisguisedOffer> make(Kind kind, List<Term> terms) {
    List<DisguisedOffer> offers = new ArrayList<>();
    for (Term term : terms) {
      long own = (seed * 31 + kind.name().hashCode()) * 31 + term.text().hashCode();
      for (int i = 0; i < drawings; i++) {
        Random random = new Random(own * MIX + i);
        String disguised = kind.apply(term.text(), random);
        if (kind == Kind.PLAIN || !disguised.equals(term.text())) {
          offers.add(carry(kind, term, disguised, random));
        }
      }
    }
    return offers;
  }

  private static DisguisedOffer carry(Kind kind, Term term, String disguised, Random random) {
    String carrier =
        Pick.of(CARRIERS, random)
            .replace("{n}", Integer.toString(1 + random.nextInt(HIGHEST_PRICE)));
    int start = carrier.indexOf(PLACE);
    return new DisguisedOffer(
        kind,
        term,
        carrier.replace(PLACE, disguised),
        new TextSpan(start, start + disguised.length()));
  }
}
