package org.hulian.classifier.verdict;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.hulian.classifier.lexicon.Sense;
import org.hulian.classifier.lexicon.Strength;
import org.hulian.classifier.screen.TermHit;
import org.hulian.classifier.signal.ReadPassage;
import org.hulian.classifier.signal.Reading;
import org.hulian.listing.finding.Category;
import org.hulian.listing.finding.Entity;
import org.hulian.listing.finding.Severity;

/**
 * How bad a combination is, in one place.
 *
 * <table>
 *   <caption>Base and what raises it by one step</caption>
 *   <tr><th>category</th><th>base</th><th>raised by</th></tr>
 *   <tr><td>face data</td><td>medium</td><td>identity number or papers; bank card, telephone or
 *       whereabouts; a lot of 10,000 or more</td></tr>
 *   <tr><td>photo activation</td><td>medium</td><td>tuition</td></tr>
 *   <tr><td>bypass service</td><td>medium</td><td>money or state as target; agents or workers
 *       wanted</td></tr>
 *   <tr><td>bypass device</td><td>medium</td><td>tuition; a phone ready for use</td></tr>
 *   <tr><td>account unblock</td><td>low</td><td>money or state as target; agents or workers
 *       wanted</td></tr>
 * </table>
 */
// Severities are ordered from least to most, and raised step by step.
@SuppressWarnings("EnumOrdinal")
public final class SeverityTable {
  private static final BigDecimal LARGE_LOT = BigDecimal.valueOf(10_000);

  /** Concepts of the lexicon. */
  private static final Set<String> IDENTITY =
      Set.of("identity-parts", "handheld-id", "face-set", "portrait-with-identity");

  private static final Set<String> MONEY_OR_PLACE = Set.of("money-and-whereabouts");
  private static final Set<String> MONEY_OR_STATE = Set.of("target-finance", "target-government");
  private static final Set<String> READY_PHONE = Set.of("bypass-phone");

  private SeverityTable() {}

  /** The severity of an offer of this category with all that was read. */
  public static Severity of(Category category, Reading reading) {
    List<TermHit> hits =
        reading.passages().stream().flatMap(passage -> passage.hits().stream()).toList();
    int steps =
        switch (category) {
          case FACE_DATA ->
              step(names(hits, IDENTITY))
                  + step(names(hits, MONEY_OR_PLACE))
                  + step(isLargeLot(reading));
          case PHOTO_ACTIVATION -> step(has(hits, Sense.TEACH));
          case BYPASS_SERVICE, ACCOUNT_UNBLOCK ->
              step(names(hits, MONEY_OR_STATE)) + step(has(hits, Sense.RECRUIT));
          case BYPASS_DEVICE -> step(has(hits, Sense.TEACH)) + step(names(hits, READY_PHONE));
        };
    Severity base = category == Category.ACCOUNT_UNBLOCK ? Severity.LOW : Severity.MEDIUM;
    int level = Math.min(base.ordinal() + steps, Severity.CRITICAL.ordinal());
    return Severity.values()[level];
  }

  private static int step(boolean raised) {
    return raised ? 1 : 0;
  }

  private static boolean has(List<TermHit> hits, Sense sense) {
    return hits.stream()
        .anyMatch(hit -> hit.term().sense() == sense && hit.term().strength() != Strength.WEAK);
  }

  /** Whether a concept is named by more than a word of everyday use, unless it is a target. */
  private static boolean names(List<TermHit> hits, Set<String> concepts) {
    return hits.stream()
        .filter(
            hit ->
                hit.term().strength() != Strength.WEAK
                    || hit.term().sense() == Sense.TARGET_PLATFORM)
        .anyMatch(hit -> concepts.contains(hit.term().concept().name()));
  }

  private static boolean isLargeLot(Reading reading) {
    for (ReadPassage passage : reading.passages()) {
      for (Entity entity : passage.entities()) {
        if (entity instanceof Entity.Quantity quantity
            && quantity.amount().compareTo(LARGE_LOT) >= 0) {
          return true;
        }
      }
    }
    return false;
  }
}
