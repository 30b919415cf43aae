package org.hulian.classifier.signal;

import java.util.ArrayList;
import java.util.List;
import org.hulian.classifier.entity.EntityReader;
import org.hulian.classifier.language.AnalyzedSentence;
import org.hulian.classifier.language.LanguageAnalysis;
import org.hulian.classifier.language.SentenceCutter;
import org.hulian.classifier.screen.Passage;
import org.hulian.classifier.screen.ScreenReading;
import org.hulian.classifier.screen.TermHit;
import org.hulian.classifier.screen.Unit;

/** Reads a unit that has passed the screen: entities, and words where there is an analysis. */
public final class UnitReader {
  private final EntityReader entities = new EntityReader();

  /** Makes a reader; it holds no state. */
  public UnitReader() {}

  /** Reads without a language model. */
  public Reading read(Unit unit, ScreenReading screened) {
    return read(unit, screened, sentences -> List.of());
  }

  /** Reads with words and token rules. */
  public Reading read(Unit unit, ScreenReading screened, LanguageAnalysis analysis) {
    List<ReadPassage> passages = new ArrayList<>();
    for (int i = 0; i < unit.passages().size(); i++) {
      Passage passage = unit.passages().get(i);
      List<TermHit> hits = screened.hits().get(i);
      List<AnalyzedSentence> sentences = analysis.analyze(SentenceCutter.cut(passage.text(), hits));
      passages.add(
          new ReadPassage(
              passage, hits, entities.read(passage.field(), passage.text(), hits), sentences));
    }
    return new Reading(passages, screened.logit(), screened.fired());
  }
}
