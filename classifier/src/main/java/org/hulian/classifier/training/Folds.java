package org.hulian.classifier.training;

import java.util.List;
import java.util.stream.IntStream;
import org.hulian.classifier.model.LinearModel;
import org.hulian.classifier.model.Row;
import org.hulian.classifier.model.Trainer;

/** Grouped cross-validation: each row is judged by a model that has not seen its group. */
final class Folds {
  private Folds() {}

  /** The fold of a group, from 0; a hash of its name, so that new rows move no others. */
  static int of(String group, int folds) {
    int hash = 7;
    for (int i = 0; i < group.length(); i++) {
      hash = hash * 31 + group.charAt(i);
    }
    return Math.floorMod(hash ^ (hash >>> 15), folds);
  }

  /**
   * Judges rows by models fitted without them.
   *
   * @param fitted rows to fit on
   * @param judged rows to judge; those of a group are judged by the model without that group
   * @return the logit of each judged row
   */
  static double[] outOfFold(Trainer trainer, List<Row> fitted, List<Row> judged, int folds) {
    LinearModel[] models =
        IntStream.range(0, folds)
            .mapToObj(
                fold ->
                    trainer.fit(
                        fitted.stream().filter(row -> of(row.group(), folds) != fold).toList()))
            .toArray(LinearModel[]::new);
    return judged.stream()
        .mapToDouble(row -> models[of(row.group(), folds)].logit(row.features()))
        .toArray();
  }
}
