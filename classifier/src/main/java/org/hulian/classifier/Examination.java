package org.hulian.classifier;

import java.util.List;
import org.hulian.classifier.screen.Unit;
import org.jspecify.annotations.Nullable;

/**
 * All that was seen of one listing.
 *
 * @param units all of them, the most suspect to the screen first; at least one
 * @param judgements of those that were looked at more closely, in the same order
 */
record Examination(List<Screened> units, List<Judgement> judgements) {

  /**
   * What the first looks say of a unit.
   *
   * @param logit of the screen's model; for what it has not seen, below its gate by as much as the
   *     glance's is below its own
   * @param glanced whether the glance was enough
   */
  record Screened(Unit unit, double logit, boolean glanced) {}

  /** The unit that the screen holds for the most suspect. */
  Screened mostSuspect() {
    return units.getFirst();
  }

  /** The judgement that makes the verdict; absent if no unit passed the screen. */
  @Nullable Judgement best() {
    @Nullable Judgement best = null;
    for (Judgement judgement : judgements) {
      // Of equals the first.
      best = best == null || judgement.score() > best.score() ? judgement : best;
    }
    return best;
  }

  /** What the screen says of the unit that makes the verdict. */
  Screened decisive() {
    @Nullable Judgement best = best();
    return best == null ? mostSuspect() : units.get(judgements.indexOf(best));
  }
}
