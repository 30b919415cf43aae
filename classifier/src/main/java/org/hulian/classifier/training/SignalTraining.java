package org.hulian.classifier.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.hulian.classifier.language.LanguageAnalysis;
import org.hulian.classifier.lexicon.Lexicon;
import org.hulian.classifier.model.LinearModel;
import org.hulian.classifier.model.Row;
import org.hulian.classifier.screen.Passage;
import org.hulian.classifier.screen.Scratch;
import org.hulian.classifier.screen.Screen;
import org.hulian.classifier.screen.ScreenReading;
import org.hulian.classifier.screen.Unit;
import org.hulian.classifier.signal.Reading;
import org.hulian.classifier.signal.SignalFeatures;
import org.hulian.classifier.signal.SignalInfo;
import org.hulian.classifier.signal.Signals;
import org.hulian.classifier.signal.UnitReader;
import org.hulian.listing.finding.FieldRef;

/** Rows of the second model: the signals of what the screen lets through. */
final class SignalTraining {
  private static final Trainer TRAINER = new Trainer(0, 20, 3);
  private static final String LACKS_TRADE_WORDS = "LacksTradeWords:none";

  /**
   * Nearly all that the screen lets through by mistake in use is everyday talk; here it is less.
   */
  private static final double ORDINARY_IN_USE = 4;

  private final LanguageAnalysis analysis;
  private final Screen[] screens;
  private final Screen[] wordings;
  private final UnitReader reader = new UnitReader();

  /**
   * Takes the models that come before.
   *
   * @param screens for each fold the screen's model that has not seen it
   * @param wordings for each fold the model of words that has not seen it
   */
  SignalTraining(
      Lexicon lexicon, LanguageAnalysis analysis, LinearModel[] screens, LinearModel[] wordings) {
    this.analysis = analysis;
    Screen first = new Screen(lexicon, screens[0]);
    this.screens = Arrays.stream(screens).map(first::withModel).toArray(Screen[]::new);
    this.wordings = Arrays.stream(wordings).map(first::withModel).toArray(Screen[]::new);
  }

  /**
   * Fits the model of signals. A signal speaks for the side that it is meant for or is left out:
   * what it would take back from the other side is chance in the corpus, and no reason to show.
   */
  static LinearModel fit(List<Row> rows) {
    Set<String> against = new HashSet<>();
    while (true) {
      LinearModel model = TRAINER.fit(rows.stream().map(row -> without(row, against)).toList());
      List<String> turned =
          model.weights().entrySet().stream()
              .filter(weight -> !isForItsSide(weight.getKey(), weight.getValue()))
              .map(Map.Entry::getKey)
              .toList();
      if (turned.isEmpty()) {
        return model;
      }
      against.addAll(turned);
    }
  }

  private static Row without(Row row, Set<String> features) {
    SortedSet<String> left = new TreeSet<>(row.features());
    left.removeAll(features);
    return new Row(left, row.label(), row.group(), row.weight());
  }

  private static boolean isForItsSide(String feature, double weight) {
    return Signals.info(SignalFeatures.signalOf(feature)).side() == SignalInfo.Side.OFFER
        ? weight > 0
        : weight < 0;
  }

  /** The row of each example; none for what the screen would stop. */
  List<Optional<Row>> rows(List<ScreenTraining.Example> examples, double gate) {
    return IntStream.range(0, examples.size())
        .parallel()
        .mapToObj(i -> row(examples.get(i), gate))
        .toList();
  }

  private Optional<Row> row(ScreenTraining.Example example, double gate) {
    Row row = example.row();
    if (row.weight() == LexiconExamples.WEIGHT) {
      return Optional.empty();
    }
    int fold = Folds.of(row.group());
    Scratch scratch = new Scratch();
    double screened = screens[fold].logit(example.texts(), scratch);
    if (screened < gate) {
      return Optional.empty();
    }
    ScreenReading worded = wordings[fold].read(example.texts(), scratch).and(screened);
    List<Passage> passages = new ArrayList<>();
    for (String text : example.texts()) {
      passages.add(new Passage(FieldRef.BODY, 0, text));
    }
    Reading reading = reader.read(new Unit(passages), worded).analyzed(analysis);
    SortedSet<String> features = new TreeSet<>(SignalFeatures.of(reading).keySet());
    return Optional.of(
        new Row(features, row.label(), row.group(), row.weight() * use(row, features)));
  }

  /** How much more often such a text is met in use than in the corpus. */
  private static double use(Row row, SortedSet<String> features) {
    return !row.label() && features.contains(LACKS_TRADE_WORDS) ? ORDINARY_IN_USE : 1;
  }
}
