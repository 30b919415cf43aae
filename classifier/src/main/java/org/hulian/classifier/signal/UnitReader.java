package org.hulian.classifier.signal;

import java.util.ArrayList;
import java.util.List;
import org.hulian.classifier.entity.EntityReader;
import org.hulian.classifier.screen.Passage;
import org.hulian.classifier.screen.ScreenReading;
import org.hulian.classifier.screen.TermHit;
import org.hulian.classifier.screen.Unit;

/** Reads a unit that has passed the screen: terms, words and entities. Thread-safe. */
public final class UnitReader {
  private final EntityReader entities = new EntityReader();

  /** Makes a reader; it holds no state. */
  public UnitReader() {}

  /**
   * Reads without a language model.
   *
   * @param worded the texts of the unit as the model of words sees them
   */
  public Reading read(Unit unit, ScreenReading worded) {
    List<ReadPassage> passages = new ArrayList<>();
    for (int i = 0; i < unit.passages().size(); i++) {
      Passage passage = unit.passages().get(i);
      List<TermHit> hits = worded.hits().get(i);
      passages.add(
          new ReadPassage(
              passage, hits, entities.read(passage.field(), passage.text(), hits), List.of()));
    }
    return new Reading(passages, worded.logit(), worded.fired());
  }
}
