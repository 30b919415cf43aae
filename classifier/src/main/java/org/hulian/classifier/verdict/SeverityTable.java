package org.hulian.classifier.verdict;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
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
  private static final Pattern MONEY_OR_PLACE =
      Pattern.compile("银行|卡号|网银|u盾|手机号|手机卡|电话|住址|行踪|开房|bank|phone|sim|address");
  private static final Pattern READY_PHONE = Pattern.compile("phone|device");

  private SeverityTable() {}

  /** The severity of an offer of this category with all that was read. */
  public static Severity of(Category category, Reading reading) {
    List<TermHit> hits =
        reading.passages().stream().flatMap(passage -> passage.hits().stream()).toList();
    int steps =
        switch (category) {
          case FACE_DATA ->
              step(hasIdentity(hits)) + step(hasMoneyOrPlace(hits)) + step(isLargeLot(reading));
          case PHOTO_ACTIVATION -> step(has(hits, Sense.TEACH));
          case BYPASS_SERVICE, ACCOUNT_UNBLOCK ->
              step(targetsMoneyOrState(hits)) + step(has(hits, Sense.RECRUIT));
          case BYPASS_DEVICE -> step(has(hits, Sense.TEACH)) + step(isReadyPhone(hits));
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

  private static boolean hasIdentity(List<TermHit> hits) {
    return hits.stream()
        .anyMatch(
            hit ->
                hit.term().sense() == Sense.SENSITIVE_PART
                    || (hit.term().sense() == Sense.GOODS
                        && (hit.term().concept().name().contains("id")
                            || hit.term().concept().name().contains("set"))));
  }

  private static boolean hasMoneyOrPlace(List<TermHit> hits) {
    return hits.stream()
        .anyMatch(
            hit ->
                hit.term().sense() == Sense.SENSITIVE_PART
                    && MONEY_OR_PLACE.matcher(hit.term().text().toLowerCase(Locale.ROOT)).find());
  }

  private static boolean targetsMoneyOrState(List<TermHit> hits) {
    return hits.stream()
        .anyMatch(
            hit ->
                hit.term().concept().name().equals("target-finance")
                    || hit.term().concept().name().equals("target-government"));
  }

  private static boolean isReadyPhone(List<TermHit> hits) {
    return hits.stream()
        .anyMatch(
            hit ->
                hit.term().sense() == Sense.GOODS
                    && READY_PHONE.matcher(hit.term().concept().name()).find());
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
