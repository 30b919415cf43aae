package org.hulian.review.quality;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.hulian.listing.finding.Category;
import org.hulian.review.text.Note;
import org.hulian.store.quality.Agreement;
import org.hulian.store.quality.Kappa;
import org.hulian.store.quality.Proportion;
import org.hulian.store.quality.QualityRepository;
import org.hulian.store.quality.QualitySettings;
import org.springframework.stereotype.Component;

/** Figures for people. Templates call it {@code @precision}. */
@Component
public class Precision {
  private static final double HUNDRED = 100;

  private final QualityRepository quality;

  Precision(QualityRepository quality) {
    this.quality = quality;
  }

  /** How often flags of a category were right. */
  public Proportion category(Category category) {
    return PrecisionTable.of(quality.measured())
        .categories()
        .getOrDefault(category, new Proportion(0, 0));
  }

  /** How often the signals were right that spoke for this flag, as far as that is known. */
  public List<?> signals(List<Note> reasons) {
    Set<String> named =
        reasons.stream().filter(Note::against).map(Note::signal).collect(Collectors.toSet());
    return PrecisionTable.of(quality.measured()).signals().stream()
        .filter(one -> named.contains(one.name()))
        .toList();
  }

  /** Of a lead's page, whether a case is looked at again. */
  public boolean isLookedAt(long caseId) {
    return quality.open(caseId).isPresent();
  }

  /** A share with its interval, such as {@code 80 % (55–93)}; a dash if there is nothing. */
  public String share(Proportion one) {
    return one.all() == 0
        ? "–"
        : String.format(
            Locale.ROOT,
            "%.0f %% (%.0f–%.0f)",
            HUNDRED * one.share(),
            HUNDRED * one.low(),
            HUNDRED * one.high());
  }

  /** Kappa with its interval, such as {@code 0.49 (0.39–0.59)}; a dash if it cannot be told. */
  public String kappa(Agreement agreement) {
    return agreement
        .kappa()
        .map(
            (Kappa one) ->
                String.format(Locale.ROOT, "%.2f (%.2f–%.2f)", one.value(), one.low(), one.high()))
        .orElse("–");
  }

  /** What was set, in hundredths, as a form has it. */
  public String percent(QualitySettings settings) {
    Double share = settings.share();
    return number(share == null ? 0.05 : share);
  }

  /** Likewise of known answers. */
  public String knownPercent(QualitySettings settings) {
    return number(settings.knownShare());
  }

  private static String number(double share) {
    return new java.math.BigDecimal(Double.toString(share))
        .movePointRight(2)
        .stripTrailingZeros()
        .toPlainString();
  }
}
