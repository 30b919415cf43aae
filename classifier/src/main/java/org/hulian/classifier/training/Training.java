package org.hulian.classifier.training;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.hulian.classifier.corenlp.LazyAnalysis;
import org.hulian.classifier.corenlp.ModelFiles;
import org.hulian.classifier.evaluation.Scorecard;
import org.hulian.classifier.lexicon.Lexicon;
import org.hulian.classifier.model.Calibration;
import org.hulian.classifier.model.CalibrationFit;
import org.hulian.classifier.model.LinearModel;
import org.hulian.classifier.model.ModelFile;
import org.hulian.classifier.model.ModelSet;
import org.hulian.classifier.model.Row;
import org.hulian.classifier.screen.Glance;
import org.hulian.classifier.screen.Scratch;
import org.hulian.listing.feed.LabelledListing;
import org.hulian.listing.finding.Category;

/**
 * Trains all models. The same corpus, lexicon and language models give the same bytes.
 *
 * <p>The model of signals learns from screens and models of words that have not seen the text (five
 * grouped folds), or it would trust them too much.
 */
public final class Training {
  /** Share of offers among all listings that is expected in use. */
  static final double USE_RATE = 0.01;

  /** Share of offers among what the screen lets through in use. */
  static final double USE_RATE_PASSED = 0.25;

  /** Share of the corpus's ordinary texts that the screen may let through: each costs analysis. */
  private static final double GATE_ORDINARY = 0.03;

  private static final double NO_ORDINARY_GATE = -3;

  /** Share of the offers that the screen would let through which the glance may keep from it. */
  private static final double GLANCE_LOSS = 0.01;

  static final String ORDINARY = "ordinary";
  private static final double THRESHOLD = 0.165;

  /** What the logit of a window is lowered by: the best of many looks is good by chance, too. */
  private static final double WINDOW_HANDICAP = 0.6;

  private Training() {}

  /**
   * What training makes.
   *
   * @param models fitted on the whole corpus
   * @param crossValidated how models fare on texts of the corpus that they, and all before them,
   *     have not seen; texts as written, without their disguised copies
   */
  public record Trained(ModelSet models, Scorecard crossValidated) {}

  /** Trains from the shipped corpus and lexicon. */
  public static Trained train(Consumer<String> progress) {
    return train(Corpus.shipped(), progress);
  }

  /**
   * Trains.
   *
   * @param corpus labelled texts in a fixed order
   * @param progress told in one line of each step
   * @throws org.hulian.classifier.corenlp.ModelsMissingException if there are no language models
   */
  public static Trained train(List<LabelledListing> corpus, Consumer<String> progress) {
    Lexicon lexicon = Lexicon.shipped();
    progress.accept("reading " + corpus.size() + " labelled texts");
    ScreenTraining screens = new ScreenTraining(lexicon);
    List<ScreenTraining.Example> examples = screens.examples(corpus);
    List<Row> rows = examples.stream().map(ScreenTraining.Example::row).toList();
    progress.accept("fitting the screen on " + rows.size() + " rows");
    LinearModel[] folds = Folds.fit(ScreenTraining.TRAINER::fit, rows);
    double[] logits = Folds.judge(folds, rows);
    LinearModel screen = ScreenTraining.TRAINER.fit(rows);
    double gate = gate(corpus, screens, folds);
    ModelFile screenFile = screenFile(screen, rows, logits, gate);
    ModelFile glanceFile = glanceFile(examples, logits, gate);
    progress.accept(
        "screen: " + screen.weights().size() + " features, gate " + gate + "; fitting words");
    List<Row> wordingRows = examples.stream().map(ScreenTraining.Example::wordingRow).toList();
    LinearModel[] wordingFolds = Folds.fit(ScreenTraining.WORDING_TRAINER::fit, wordingRows);
    LinearModel wording = ScreenTraining.WORDING_TRAINER.fit(wordingRows);
    progress.accept("words: " + wording.weights().size() + " features; analysing");
    SignalTraining signals =
        new SignalTraining(
            lexicon, new LazyAnalysis(ModelFiles.place(), lexicon), folds, wordingFolds);
    List<Optional<Row>> passed = signals.rows(examples, gate);
    List<Row> signalRows = passed.stream().flatMap(Optional::stream).toList();
    progress.accept("fitting signals on " + signalRows.size() + " rows");
    double[] signalLogits = Folds.judge(Folds.fit(SignalTraining::fit, signalRows), signalRows);
    Calibration calibration = calibrate(signalRows, signalLogits, USE_RATE_PASSED);
    ModelFile signalFile = signalFile(signalRows, calibration);
    progress.accept("fitting categories");
    return new Trained(
        ModelSet.of(glanceFile, screenFile, wording, signalFile, categories(screens, corpus)),
        crossValidated(examples, passed, signalLogits, calibration));
  }

  private static Scorecard crossValidated(
      List<ScreenTraining.Example> examples,
      List<Optional<Row>> passed,
      double[] logits,
      Calibration calibration) {
    Scorecard card = new Scorecard();
    int next = 0;
    for (int i = 0; i < examples.size(); i++) {
      boolean flagged =
          passed.get(i).isPresent() && calibration.probability(logits[next++]) >= THRESHOLD;
      LabelledListing asWritten = examples.get(i).asWritten();
      if (asWritten != null) {
        card.add(asWritten, flagged);
      }
    }
    return card;
  }

  private static double gate(
      List<LabelledListing> corpus, ScreenTraining screens, LinearModel[] folds) {
    List<Row> ordinary =
        corpus.stream()
            .filter(listing -> ORDINARY.equals(listing.negativeType()))
            .map(screens::row)
            .toList();
    if (ordinary.isEmpty()) {
      return NO_ORDINARY_GATE;
    }
    double[] logits = Folds.judge(folds, ordinary);
    Arrays.sort(logits);
    double gate = logits[(int) (logits.length * (1 - GATE_ORDINARY))];
    return StrictMath.floor(gate * 10) / 10;
  }

  private static ModelFile glanceFile(
      List<ScreenTraining.Example> examples, double[] screened, double gate) {
    Trainer trainer = ScreenTraining.GLANCE_TRAINER;
    List<Row> rows = examples.stream().map(ScreenTraining.Example::glanceRow).toList();
    LinearModel[] folds = Folds.fit(trainer::fit, rows);
    Glance[] glances = Arrays.stream(folds).map(Glance::new).toArray(Glance[]::new);
    Scratch scratch = new Scratch();
    double[] offers =
        IntStream.range(0, screened.length)
            .filter(i -> screened[i] >= gate && examples.get(i).isChineseOffer())
            .mapToDouble(
                i ->
                    glances[Folds.of(rows.get(i).group())].highest(
                        examples.get(i).texts(), scratch))
            .sorted()
            .toArray();
    double lowest =
        offers.length == 0 ? NO_ORDINARY_GATE : offers[(int) (offers.length * GLANCE_LOSS)];
    return new ModelFile(Map.of("gate", StrictMath.floor(lowest * 100) / 100), trainer.fit(rows));
  }

  private static ModelFile screenFile(
      LinearModel model, List<Row> rows, double[] logits, double gate) {
    Calibration calibration = calibrate(rows, logits, USE_RATE);
    return new ModelFile(
        Map.of(
            "gate", gate,
            "slope", calibration.slope(),
            "intercept", calibration.intercept(),
            "shift", calibration.shift()),
        model);
  }

  private static ModelFile signalFile(List<Row> rows, Calibration calibration) {
    return new ModelFile(
        Map.of(
            "threshold", THRESHOLD,
            "window", WINDOW_HANDICAP,
            "slope", calibration.slope(),
            "intercept", calibration.intercept(),
            "shift", calibration.shift()),
        SignalTraining.fit(rows));
  }

  private static Calibration calibrate(List<Row> rows, double[] logits, double useRate) {
    boolean[] labels = new boolean[rows.size()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = rows.get(i).label();
    }
    return CalibrationFit.fit(logits, labels, useRate);
  }

  private static Map<Category, LinearModel> categories(
      ScreenTraining screens, List<LabelledListing> corpus) {
    Map<Category, LinearModel> models = new EnumMap<>(Category.class);
    for (Category category : Category.values()) {
      List<Row> rows =
          corpus.stream()
              .filter(LabelledListing::offer)
              .map(listing -> screens.categoryRow(listing, category))
              .toList();
      models.put(category, ScreenTraining.CATEGORY_TRAINER.fit(rows));
    }
    return models;
  }
}
