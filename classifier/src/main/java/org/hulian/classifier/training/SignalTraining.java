package org.hulian.classifier.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.hulian.classifier.language.LanguageAnalysis;
import org.hulian.classifier.lexicon.Lexicon;
import org.hulian.classifier.model.LinearModel;
import org.hulian.classifier.model.Row;
import org.hulian.classifier.model.Trainer;
import org.hulian.classifier.screen.Passage;
import org.hulian.classifier.screen.Screen;
import org.hulian.classifier.screen.ScreenReading;
import org.hulian.classifier.screen.Unit;
import org.hulian.classifier.signal.Reading;
import org.hulian.classifier.signal.SignalFeatures;
import org.hulian.classifier.signal.UnitReader;
import org.hulian.listing.finding.FieldRef;

/** Rows of the second model: the signals of what the screen lets through. */
final class SignalTraining {
  static final Trainer TRAINER = new Trainer(0, 1.0, 3);
  private final LanguageAnalysis analysis;
  private final Screen[] screens;
  private final UnitReader reader = new UnitReader();

  /**
   * Takes the screens.
   *
   * @param folds for each fold the screen's model that has not seen it
   */
  SignalTraining(Lexicon lexicon, LanguageAnalysis analysis, LinearModel[] folds) {
    this.analysis = analysis;
    this.screens =
        Arrays.stream(folds).map(model -> new Screen(lexicon, model)).toArray(Screen[]::new);
  }

  /** The rows, in the order of the examples; what the screen would stop is left out. */
  List<Row> rows(List<ScreenTraining.Example> examples, double gate) {
    List<List<Row>> rows =
        IntStream.range(0, examples.size())
            .parallel()
            .mapToObj(i -> row(examples.get(i), gate))
            .toList();
    return rows.stream().flatMap(List::stream).toList();
  }

  private List<Row> row(ScreenTraining.Example example, double gate) {
    Row row = example.row();
    if (row.weight() == LexiconExamples.WEIGHT) {
      return List.of();
    }
    Screen screen = screens[Folds.of(row.group())];
    ScreenReading screened = screen.read(example.texts(), screen.newScratch());
    if (screened.logit() < gate) {
      return List.of();
    }
    List<Passage> passages = new ArrayList<>();
    for (String text : example.texts()) {
      passages.add(new Passage(FieldRef.BODY, 0, text));
    }
    Reading reading = reader.read(new Unit(passages), screened, analysis);
    return List.of(
        new Row(
            new TreeSet<>(SignalFeatures.of(reading).keySet()),
            row.label(),
            row.group(),
            row.weight()));
  }
}
