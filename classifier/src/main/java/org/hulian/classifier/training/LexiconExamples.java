package org.hulian.classifier.training;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.hulian.classifier.lexicon.Lexicon;
import org.hulian.classifier.lexicon.Sense;
import org.hulian.classifier.lexicon.Strength;
import org.hulian.classifier.lexicon.Term;

/**
 * Examples made of the lexicon itself, for terms that no text of the corpus holds: a term of the
 * trade among words of selling, prices and hints is an offer; the same term among words of warning,
 * or a lawful neighbour among words of selling, is none. They weigh little. Seeded.
 */
final class LexiconExamples {
  /** How much one counts. */
  static final double WEIGHT = 0.15;

  private static final String[] PRICES = {
    "35元一套", "20一次", "五毛一张", "100元", "每单25元", "$15", "80一个", "1650元", "三十块", "2u", "40/次", "199元"
  };
  private static final String[] CONTACTS = {
    "微 demo_0001", "vx demo_0002", "q 9000000001", "@demo_0003", "tg demo_0004", "加v demo0005"
  };
  private final Lexicon lexicon;
  private final Random random;

  /** An example. */
  record Made(List<String> texts, boolean offer, String group) {}

  LexiconExamples(Lexicon lexicon, long seed) {
    this.lexicon = lexicon;
    this.random = new Random(seed);
  }

  /** All examples, in the order of the lexicon. */
  List<Made> make() {
    List<Made> made = new ArrayList<>();
    int number = 0;
    for (Term term : lexicon.terms()) {
      boolean trade = term.sense() == Sense.GOODS || term.sense() == Sense.DEED;
      String group = "lexicon-" + number++;
      if (trade && term.strength() != Strength.WEAK) {
        made.add(new Made(offer(term), true, group));
        made.add(new Made(report(term), false, group));
      } else if (term.sense() == Sense.LAWFUL || (trade && random.nextBoolean())) {
        made.add(new Made(lawful(term), false, group));
      }
    }
    return made;
  }

  private List<String> offer(Term term) {
    List<String> pieces = new ArrayList<>();
    pieces.add(random.nextInt(3) == 0 ? some(Sense.OFFER) + term.text() : term.text());
    if (random.nextInt(3) > 0) {
      pieces.add(PRICES[random.nextInt(PRICES.length)]);
    }
    maybe(pieces, Sense.OFFER, 2);
    maybe(pieces, Sense.TARGET_PLATFORM, 3);
    maybe(pieces, Sense.PROOF, 3);
    maybe(pieces, Sense.OFF_PLATFORM, 3);
    maybe(pieces, Sense.HINT, 5);
    maybe(pieces, Sense.SENSITIVE_PART, 5);
    // Sellers hide among harmless words, and paste warnings.
    maybe(pieces, Sense.LAWFUL, 3);
    maybe(pieces, Sense.WARNING, 10);
    if (random.nextInt(3) == 0) {
      pieces.add(CONTACTS[random.nextInt(CONTACTS.length)]);
    }
    return laidOut(pieces);
  }

  private List<String> report(Term term) {
    List<String> pieces = new ArrayList<>();
    pieces.add(some(Sense.WARNING) + term.text());
    pieces.add(some(Sense.WARNING));
    maybe(pieces, Sense.WARNING, 2);
    maybe(pieces, Sense.TARGET_PLATFORM, 4);
    if (random.nextInt(4) == 0) {
      pieces.add(PRICES[random.nextInt(PRICES.length)]);
    }
    return laidOut(pieces);
  }

  private List<String> lawful(Term term) {
    List<String> pieces = new ArrayList<>();
    pieces.add(term.text());
    pieces.add(some(Sense.LAWFUL));
    if (random.nextBoolean()) {
      pieces.add(PRICES[random.nextInt(PRICES.length)]);
    }
    maybe(pieces, Sense.OFFER, 2);
    maybe(pieces, Sense.PROOF, 5);
    maybe(pieces, Sense.TEACH, 6);
    return laidOut(pieces);
  }

  private void maybe(List<String> pieces, Sense sense, int oneIn) {
    if (random.nextInt(oneIn) == 0) {
      pieces.add(some(sense));
    }
  }

  private String some(Sense sense) {
    List<Term> terms = lexicon.of(sense);
    return terms.isEmpty() ? "" : terms.get(random.nextInt(terms.size())).text();
  }

  private List<String> laidOut(List<String> pieces) {
    Collections.shuffle(pieces, random);
    int cut = 1 + random.nextInt(pieces.size());
    String title = String.join(" ", pieces.subList(0, cut));
    return cut == pieces.size()
        ? List.of(title)
        : List.of(title, String.join("，", pieces.subList(cut, pieces.size())));
  }
}
