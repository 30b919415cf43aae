package org.hulian.review.quality;

import java.util.Optional;
import org.hulian.store.quality.QualitySettings;
import org.jspecify.annotations.Nullable;

/**
 * How much is to be looked at again.
 *
 * @param on whether anything is
 * @param share of decisions in hundredths, 0 to 100
 * @param known of the cases of a second reviewer that have a known answer, in hundredths, 0 to 100
 */
record SettingsForm(@Nullable Boolean on, @Nullable String share, @Nullable String known) {
  private static final double HUNDRED = 100;

  /** What is meant; empty if a number is none. */
  Optional<QualitySettings> settings() {
    Optional<Double> drawn = number(share);
    return number(known)
        .filter(value -> drawn.isPresent())
        .map(
            value ->
                new QualitySettings(Boolean.TRUE.equals(on) ? drawn.orElseThrow() : null, value));
  }

  private static Optional<Double> number(@Nullable String text) {
    if (text == null || !text.strip().matches("\\d{1,3}([.]\\d{1,3})?")) {
      return Optional.empty();
    }
    return Optional.of(Double.parseDouble(text.strip()))
        .filter(value -> value <= HUNDRED)
        .map(value -> value / HUNDRED);
  }
}
