package org.hulian.review.quality;

import java.util.Optional;
import org.hulian.review.casefile.PolicyCode;
import org.jspecify.annotations.Nullable;

/**
 * What the form of a second reviewer or a lead sends.
 *
 * @param revision of the case as it was shown; only a lead's form has one
 * @param verdict {@code violation} or {@code clear}: the button that was pressed
 * @param policy code of the violation that is chosen
 * @param clearance code that is chosen for the other case
 * @param note what the person adds to the standard reason, may be empty
 */
record AnswerForm(
    @Nullable Integer revision,
    @Nullable String verdict,
    @Nullable String policy,
    @Nullable String clearance,
    @Nullable String note) {

  boolean violation() {
    return "violation".equals(verdict);
  }

  /** The code that goes with the button; empty if none, or none that fits, is chosen. */
  Optional<PolicyCode> code() {
    if (!violation() && !"clear".equals(verdict)) {
      return Optional.empty();
    }
    String chosen = violation() ? policy : clearance;
    return PolicyCode.ofCode(chosen == null ? "" : chosen)
        .filter(code -> code.violation() == violation());
  }

  String noteOrEmpty() {
    return note == null ? "" : note.strip();
  }
}
