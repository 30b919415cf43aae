package org.hulian.review.casefile;

import java.util.Optional;
import org.hulian.store.casefile.CaseFile;
import org.hulian.store.casefile.CaseStatus;
import org.jspecify.annotations.Nullable;

/**
 * What the decision form sends.
 *
 * @param revision of the case as it was shown
 * @param verdict {@code violation}, {@code clear} or {@code escalate}: the button that was pressed
 * @param policy code of the violation that is chosen
 * @param clearance code that is chosen for the other case
 * @param note what the person adds to the standard reason, may be empty
 */
record DecisionForm(
    @Nullable Integer revision,
    @Nullable String verdict,
    @Nullable String policy,
    @Nullable String clearance,
    @Nullable String note) {

  /**
   * As it stands on a page before anybody has touched it: no violation is chosen, so that what is
   * decided is what a person chose.
   */
  static DecisionForm fresh(CaseFile file) {
    return new DecisionForm(file.revision(), "", "", PolicyCode.NV_0.code(), "");
  }

  /** The status that the button stands for. */
  Optional<CaseStatus> status() {
    if (verdict == null) {
      return Optional.empty();
    }
    return switch (verdict) {
      case "violation" -> Optional.of(CaseStatus.VIOLATION);
      case "clear" -> Optional.of(CaseStatus.CLEARED);
      case "escalate" -> Optional.of(CaseStatus.ESCALATED);
      default -> Optional.empty();
    };
  }

  /** The code that goes with the button; empty if none, or none that fits, is chosen. */
  Optional<PolicyCode> code() {
    boolean clear = status().filter(status -> status == CaseStatus.CLEARED).isPresent();
    String chosen = clear ? clearance : policy;
    return PolicyCode.ofCode(chosen == null ? "" : chosen)
        .filter(code -> code.violation() != clear);
  }

  String noteOrEmpty() {
    return note == null ? "" : note.strip();
  }
}
