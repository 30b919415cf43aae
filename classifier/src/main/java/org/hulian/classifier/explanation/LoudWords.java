package org.hulian.classifier.explanation;

import java.util.List;
import org.hulian.classifier.screen.Fired;
import org.hulian.classifier.screen.Passage;
import org.hulian.classifier.screen.Unit;
import org.hulian.classifier.verdict.HotWords;
import org.hulian.listing.Listing;
import org.hulian.listing.finding.FieldRef;
import org.hulian.listing.finding.Mention;
import org.hulian.listing.text.TextSpan;

/**
 * The words that weigh most with the model of words, loudest first. They have no weights of their
 * own: what counts is the words as a whole.
 *
 * @param offer those that speak for an offer
 * @param against those that speak against
 */
public record LoudWords(List<Mention> offer, List<Mention> against) {
  private static final int MOST = 6;

  public LoudWords {
    offer = List.copyOf(offer);
    against = List.copyOf(against);
  }

  /** The loudest words of a unit in which n-grams were met. */
  public static LoudWords of(List<Fired> fired, Unit unit, Listing listing) {
    return new LoudWords(
        mentions(HotWords.of(fired, MOST), unit, listing),
        mentions(HotWords.against(fired, MOST), unit, listing));
  }

  private static List<Mention> mentions(List<HotWords> words, Unit unit, Listing listing) {
    return words.stream().map(word -> mention(word, unit, listing)).toList();
  }

  private static Mention mention(HotWords word, Unit unit, Listing listing) {
    Passage passage = unit.passages().get(word.text());
    FieldRef field = passage.field();
    TextSpan span = word.span();
    return Mentions.at(field, passage.offset(), span, field.in(listing));
  }

  /** The same over a text in which some characters were covered. */
  LoudWords over(Listing covered) {
    return new LoudWords(
        offer.stream().map(word -> Mentions.over(word, covered)).toList(),
        against.stream().map(word -> Mentions.over(word, covered)).toList());
  }
}
