package org.hulian.classifier;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.hulian.classifier.model.ModelSet;
import org.hulian.classifier.screen.FirstLooks;
import org.hulian.classifier.screen.FirstLooks.Screened;
import org.hulian.classifier.screen.Scratch;
import org.hulian.classifier.screen.Unit;
import org.hulian.listing.Listing;

/**
 * Looks at a listing, each look at less of it and closer. Thread-safe.
 *
 * @param looks at all of it
 * @param judge of what passes the screen
 * @param models with the gate of the screen and the handicap of windows
 */
record Examiner(FirstLooks looks, UnitJudge judge, ModelSet models) {
  /** So many units are judged; neighbouring windows overlap by half. */
  private static final int MOST_JUDGED = 4;

  Examination examine(Listing listing, Scratch scratch) {
    List<Screened> seen = new ArrayList<>(looks.look(Unit.of(listing), scratch));
    seen.sort(Comparator.comparingDouble((Screened one) -> -one.logit()));
    List<Judgement> judgements =
        seen.stream()
            .takeWhile(one -> one.logit() >= models.gate())
            .limit(MOST_JUDGED)
            .map(one -> judge.judge(one.unit(), one.logit(), handicap(one), scratch))
            .toList();
    return new Examination(seen, judgements);
  }

  private double handicap(Screened one) {
    return one.isWindow() ? models.windowHandicap() : 0;
  }
}
