package org.hulian.classifier;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.hulian.classifier.explanation.Course;
import org.hulian.classifier.explanation.Explanation;
import org.hulian.classifier.explanation.LoudWords;
import org.hulian.classifier.explanation.MetTerm;
import org.hulian.classifier.explanation.Reason;
import org.hulian.classifier.model.Calibration;
import org.hulian.classifier.model.ModelSet;
import org.hulian.classifier.screen.FirstLooks.Screened;
import org.hulian.classifier.screen.Passage;
import org.hulian.classifier.screen.Scratch;
import org.hulian.classifier.screen.Screen;
import org.hulian.classifier.screen.TermHit;
import org.hulian.classifier.screen.Unit;
import org.hulian.classifier.signal.ReadPassage;
import org.hulian.classifier.verdict.SeverityTable;
import org.hulian.listing.Listing;
import org.hulian.listing.finding.Mention;
import org.hulian.listing.finding.ScoredListing;
import org.hulian.listing.finding.Stage;
import org.hulian.listing.finding.Verdict;
import org.hulian.listing.text.TextSpan;
import org.jspecify.annotations.Nullable;

/**
 * Says how a verdict came about.
 *
 * @param models that made it
 * @param screen that made it
 * @param scratch of this thread
 */
record Explainer(ModelSet models, Screen screen, Scratch scratch) {

  Explanation explain(ScoredListing scored, Examination examination) {
    @Nullable Judgement best = examination.best();
    Unit unit = examination.decisive().unit();
    Verdict verdict = scored.verdict();
    return new Explanation(
        scored,
        models.threshold(),
        course(examination, best),
        start(examination),
        verdict.findings().stream().map(Reason::of).toList(),
        LoudWords.of(best == null ? List.of() : best.reading().fired(), unit, scored.listing()),
        terms(scored.listing(), unit, best),
        best != null && verdict instanceof Verdict.Flagged flagged
            ? SeverityTable.rule(flagged.category(), examination.around(screen, scratch))
            : null);
  }

  private double start(Examination examination) {
    double handicap = examination.decisive().isWindow() ? models.windowHandicap() : 0;
    return models.signalCalibration().logOdds(models.signals().bias() - handicap);
  }

  private Course course(Examination examination, @Nullable Judgement best) {
    Calibration calibration = models.screenCalibration();
    Screened decisive = examination.decisive();
    return new Course(
        examination.units().size(),
        examination.judgements().size(),
        decisive.unit().passages().stream().map(Explainer::mention).toList(),
        calibration.probability(decisive.logit()),
        calibration.probability(models.gate()),
        best == null ? null : best.worded(),
        best == null ? null : best.reachable(),
        stop(best, decisive));
  }

  private Course.Stop stop(@Nullable Judgement best, Screened decisive) {
    if (best == null) {
      return decisive.glanced() ? Course.Stop.AT_A_GLANCE : Course.Stop.BELOW_GATE;
    }
    if (best.stage() == Stage.SCREEN) {
      return best.reachable() < models.threshold()
          ? Course.Stop.OUT_OF_REACH
          : Course.Stop.ANALYSIS_OFF;
    }
    boolean read =
        best.reading().passages().stream()
            .flatMap(passage -> passage.sentences().stream())
            .anyMatch(sentence -> !sentence.tokens().isEmpty());
    return read ? Course.Stop.ANALYZED : Course.Stop.NOT_CHINESE;
  }

  private static Mention mention(Passage passage) {
    int start = passage.offset();
    TextSpan span = new TextSpan(start, start + passage.text().length());
    return new Mention(passage.field(), span, passage.text());
  }

  private List<MetTerm> terms(Listing listing, Unit unit, @Nullable Judgement best) {
    List<List<TermHit>> hits =
        best == null
            ? screen.read(unit.texts(), scratch).hits()
            : best.reading().passages().stream().map(ReadPassage::hits).toList();
    List<MetTerm> terms = new ArrayList<>();
    for (int i = 0; i < hits.size(); i++) {
      Passage passage = unit.passages().get(i);
      String text = passage.field().in(listing);
      hits.get(i).stream()
          .sorted(Comparator.comparingInt((TermHit hit) -> hit.span().start()))
          .map(hit -> MetTerm.of(hit, passage.field(), passage.offset(), text))
          .distinct()
          .forEach(terms::add);
    }
    return terms;
  }
}
