package org.hulian.classifier;

import java.util.List;
import java.util.Objects;
import org.hulian.classifier.screen.FirstLooks.Screened;
import org.hulian.classifier.screen.Scratch;
import org.hulian.classifier.screen.Screen;
import org.hulian.classifier.screen.Unit;
import org.hulian.classifier.signal.Reading;
import org.hulian.classifier.signal.UnitReader;
import org.jspecify.annotations.Nullable;

/**
 * All that was seen of one listing.
 *
 * @param units all whole ones, and the windows that passed the screen; the most suspect to it first
 * @param judgements of those that were looked at more closely, in the same order
 */
record Examination(List<Screened> units, List<Judgement> judgements) {

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

  /**
   * The whole unit around what makes the verdict, as severity sees it: it depends on all that is
   * offered, of which a window may have only a part. There must be a judgement.
   */
  Reading around(Screen screen, Scratch scratch) {
    Judgement best = Objects.requireNonNull(best());
    Unit home = decisive().home();
    return decisive().isWindow()
        ? new UnitReader().read(home, screen.read(home.texts(), scratch))
        : best.reading();
  }
}
