package org.hulian.classifier;

import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import org.hulian.classifier.language.LanguageAnalysis;
import org.hulian.classifier.language.TokenRuleFiles;
import org.hulian.classifier.model.Calibration;
import org.hulian.classifier.model.ModelSet;
import org.hulian.classifier.screen.Scratch;
import org.hulian.classifier.screen.Screen;
import org.hulian.classifier.screen.Unit;
import org.hulian.classifier.signal.Reading;
import org.hulian.classifier.signal.Sighting;
import org.hulian.classifier.signal.SignalFeatures;
import org.hulian.classifier.signal.UnitReader;
import org.hulian.listing.finding.Stage;

/**
 * Judges a unit that has passed the screen by its signals. The language model is asked only where
 * its answer can still lift the unit over the threshold: all that its rules could add is known from
 * the model, so leaving it out changes no flag, and nearly all that is ordinary needs it not.
 * Thread-safe.
 */
final class UnitJudge {
  private final Screen wording;
  private final UnitReader reader = new UnitReader();
  private final LanguageAnalysis analysis;
  private final ModelSet models;
  private final double mostByAnalysis;
  private final double mostWithoutTrade;
  private final boolean analyses;

  /**
   * Makes a judge.
   *
   * @param wording over the words of the text
   * @param analyses whether the language model may be asked at all
   */
  UnitJudge(Screen wording, LanguageAnalysis analysis, ModelSet models, boolean analyses) {
    this.wording = wording;
    this.analysis = analysis;
    this.models = models;
    this.analyses = analyses;
    mostByAnalysis = mostByRules(models, Set.of());
    mostWithoutTrade = mostByRules(models, TokenRuleFiles.ofTradeOnly());
  }

  /** What token rules other than these can add to the logit. */
  private static double mostByRules(ModelSet models, Set<String> without) {
    return models.signals().weights().entrySet().stream()
        .filter(entry -> SignalFeatures.needsAnalysis(entry.getKey()))
        .filter(entry -> !without.contains(SignalFeatures.signalOf(entry.getKey())))
        .mapToDouble(entry -> Math.max(0, entry.getValue()))
        .sum();
  }

  /**
   * Judges.
   *
   * @param screened logit of the screen
   * @param handicap what the logit is lowered by
   */
  Judgement judge(Unit unit, double screened, double handicap, Scratch scratch) {
    Reading plain = reader.read(unit, wording.read(unit.texts(), scratch).and(screened));
    SortedMap<String, List<Sighting>> features = SignalFeatures.of(plain);
    Calibration calibration = models.signalCalibration();
    double logit = models.signals().logit(features.keySet()) - handicap;
    double worded = calibration.probability(logit);
    double most = SignalFeatures.namesTrade(plain) ? mostByAnalysis : mostWithoutTrade;
    double reachable = calibration.probability(logit + most);
    if (!analyses || reachable < models.threshold()) {
      return new Judgement(unit, plain, features, worded, Stage.SCREEN, worded, reachable);
    }
    Reading analyzed = plain.analyzed(analysis);
    SortedMap<String, List<Sighting>> all = SignalFeatures.of(analyzed);
    double score = calibration.probability(models.signals().logit(all.keySet()) - handicap);
    return new Judgement(unit, analyzed, all, score, Stage.ANALYSIS, worded, reachable);
  }
}
