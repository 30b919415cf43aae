package org.hulian.store.quality;

import java.time.Instant;
import org.hulian.listing.finding.Category;
import org.jspecify.annotations.Nullable;

/**
 * A decision that is looked at again and is not closed.
 *
 * @param revision of the first decision
 * @param drawnAt since when it waits
 * @param first what the first reviewer decided; the reason stands in the history of the case
 * @param second what the second one said; absent until then
 */
public record SecondLook(
    long caseId,
    int revision,
    Category category,
    Cause cause,
    Instant drawnAt,
    Said first,
    @Nullable Said second) {

  /**
   * What somebody said.
   *
   * @param policy code
   * @param reason empty of the first reviewer
   */
  public record Said(String account, boolean violation, String policy, String reason) {}

  /** Whether the two differ, so that a lead has the last word. */
  public boolean disputed() {
    return second != null && second.violation() != first.violation();
  }
}
