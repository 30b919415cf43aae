package org.hulian.classifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.List;
import org.hulian.classifier.corenlp.LazyAnalysis;
import org.hulian.classifier.corenlp.ModelFiles;
import org.hulian.classifier.language.TokenRuleFiles;
import org.hulian.classifier.lexicon.Lexicon;
import org.hulian.classifier.model.ModelSet;
import org.hulian.classifier.screen.Scratch;
import org.hulian.classifier.screen.Screen;
import org.hulian.classifier.screen.Unit;
import org.hulian.classifier.signal.SignalFeatures;
import org.hulian.classifier.training.Corpus;
import org.hulian.listing.finding.Stage;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class UnitJudgeTest {
  private static final int SAMPLE = 200;
  private static final int EVERY = 7;

  /** Leaving the language model out is a matter of speed alone. */
  @Test
  void whatIsDecidedWithoutAnalysisWouldNotBeFlaggedWithIt() {
    Assumptions.assumeTrue(
        Files.isRegularFile(ModelFiles.place()),
        "no language models at " + ModelFiles.place() + ": run ./hulian once");
    Lexicon lexicon = Lexicon.shipped();
    ModelSet models = ModelSet.shipped();
    Screen screen = new Screen(lexicon, models.screen());
    LazyAnalysis analysis = new LazyAnalysis(ModelFiles.place(), lexicon);
    UnitJudge judge = new UnitJudge(screen.withModel(models.wording()), analysis, models, true);
    Scratch scratch = new Scratch();
    List<Judgement> early =
        Corpus.shipped().stream()
            .filter(row -> Math.floorMod(row.listing().id().value().hashCode(), EVERY) == 0)
            .map(row -> Unit.of(row.listing()).getFirst())
            .filter(unit -> screen.logit(unit.texts(), scratch) >= models.gate())
            .map(unit -> judge.judge(unit, screen.logit(unit.texts(), scratch), 0, scratch))
            .filter(judgement -> judgement.stage() == Stage.SCREEN)
            .limit(SAMPLE)
            .toList();
    assertThat(early).hasSizeGreaterThan(20);
    for (Judgement judgement : early) {
      var features = SignalFeatures.of(judgement.reading().analyzed(analysis)).keySet();
      double score = models.signalCalibration().probability(models.signals().logit(features));
      assertThat(score).as("%s", judgement.unit().texts()).isLessThan(models.threshold());
    }
  }

  @Test
  void rulesAboutTheTradeAreKnownByTheirPatterns() {
    assertThat(TokenRuleFiles.ofTradeOnly())
        .contains("AsksToBuy", "SellsToReader")
        .doesNotContain("ActsForOthers", "QuotesAsWarning", "DeniesTheDeed");
  }
}
