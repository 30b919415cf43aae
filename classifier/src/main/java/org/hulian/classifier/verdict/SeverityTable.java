package org.hulian.classifier.verdict;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.hulian.classifier.lexicon.Sense;
import org.hulian.classifier.lexicon.Strength;
import org.hulian.classifier.screen.Passage;
import org.hulian.classifier.screen.TermHit;
import org.hulian.classifier.signal.ReadPassage;
import org.hulian.classifier.signal.Reading;
import org.hulian.listing.finding.Category;
import org.hulian.listing.finding.Entity;
import org.hulian.listing.finding.Mention;
import org.hulian.listing.finding.Severity;
import org.hulian.listing.text.TextSpan;

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
    return rule(category, reading).severity();
  }

  /** The same with the steps that led to it. */
  public static SeverityRuling rule(Category category, Reading reading) {
    List<SeverityRuling.Raise> raises = new ArrayList<>();
    for (Aggravation aggravation : aggravations(category)) {
      place(aggravation, reading)
          .ifPresent(mention -> raises.add(new SeverityRuling.Raise(aggravation, mention)));
    }
    Severity base = category == Category.ACCOUNT_UNBLOCK ? Severity.LOW : Severity.MEDIUM;
    int level = Math.min(base.ordinal() + raises.size(), Severity.CRITICAL.ordinal());
    return new SeverityRuling(category, base, raises, Severity.values()[level]);
  }

  private static List<Aggravation> aggravations(Category category) {
    return switch (category) {
      case FACE_DATA ->
          List.of(
              Aggravation.IDENTITY_PAPERS, Aggravation.MONEY_OR_WHEREABOUTS, Aggravation.LARGE_LOT);
      case PHOTO_ACTIVATION -> List.of(Aggravation.TUITION);
      case BYPASS_SERVICE, ACCOUNT_UNBLOCK ->
          List.of(Aggravation.MONEY_OR_STATE_TARGET, Aggravation.HELPERS_WANTED);
      case BYPASS_DEVICE -> List.of(Aggravation.TUITION, Aggravation.READY_PHONE);
    };
  }

  /** Where it is first seen. */
  private static Optional<Mention> place(Aggravation aggravation, Reading reading) {
    return switch (aggravation) {
      case IDENTITY_PAPERS -> first(reading, hit -> names(hit, IDENTITY));
      case MONEY_OR_WHEREABOUTS -> first(reading, hit -> names(hit, MONEY_OR_PLACE));
      case LARGE_LOT -> largeLot(reading);
      case TUITION -> first(reading, hit -> has(hit, Sense.TEACH));
      case MONEY_OR_STATE_TARGET -> first(reading, hit -> names(hit, MONEY_OR_STATE));
      case HELPERS_WANTED -> first(reading, hit -> has(hit, Sense.RECRUIT));
      case READY_PHONE -> first(reading, hit -> names(hit, READY_PHONE));
    };
  }

  private static Optional<Mention> first(Reading reading, Predicate<TermHit> wanted) {
    for (ReadPassage read : reading.passages()) {
      for (TermHit hit : read.hits()) {
        if (wanted.test(hit)) {
          return Optional.of(mention(read.passage(), hit.span()));
        }
      }
    }
    return Optional.empty();
  }

  private static Mention mention(Passage passage, TextSpan span) {
    int offset = passage.offset();
    return new Mention(
        passage.field(),
        new TextSpan(offset + span.start(), offset + span.end()),
        span.of(passage.text()));
  }

  private static boolean has(TermHit hit, Sense sense) {
    return hit.term().sense() == sense && hit.term().strength() != Strength.WEAK;
  }

  /** Whether a concept is named by more than a word of everyday use, unless it is a target. */
  private static boolean names(TermHit hit, Set<String> concepts) {
    return concepts.contains(hit.term().concept().name())
        && (hit.term().strength() != Strength.WEAK || hit.term().sense() == Sense.TARGET_PLATFORM);
  }

  private static Optional<Mention> largeLot(Reading reading) {
    for (ReadPassage read : reading.passages()) {
      for (Entity entity : read.entities()) {
        if (entity instanceof Entity.Quantity quantity
            && quantity.amount().compareTo(LARGE_LOT) >= 0) {
          return Optional.of(mention(read.passage(), entity.at().span()));
        }
      }
    }
    return Optional.empty();
  }
}
