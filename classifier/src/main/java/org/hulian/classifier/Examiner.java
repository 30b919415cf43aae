package org.hulian.classifier;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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
 * @param gate the logit from which on the screen lets through
 */
record Examiner(FirstLooks looks, UnitJudge judge, double gate) {
  /** So many units are judged; neighbouring windows overlap by half. */
  private static final int MOST_JUDGED = 4;

  Examination examine(Listing listing, Scratch scratch) {
    List<Screened> seen = new ArrayList<>(looks.look(Unit.of(listing), scratch));
    seen.sort(Comparator.comparingDouble((Screened one) -> -one.logit()));
    List<Judgement> judgements =
        seen.stream()
            .takeWhile(one -> one.logit() >= gate)
            .limit(MOST_JUDGED)
            .map(one -> judge.judge(one.unit(), one.logit(), scratch))
            .toList();
    return new Examination(seen, judgements);
  }
}
