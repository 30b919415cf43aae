package org.hulian.classifier.training;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.hulian.classifier.model.LinearModel;
import org.hulian.classifier.model.Row;

/** Grouped cross-validation: each row is judged by a model that has not seen its group. */
final class Folds {
  /** How many folds there are. */
  static final int COUNT = 5;

  private Folds() {}

  /** The fold of a group, from 0; a hash of its name, so that new rows move no others. */
  static int of(String group) {
    int hash = 7;
    for (int i = 0; i < group.length(); i++) {
      hash = hash * 31 + group.charAt(i);
    }
    return Math.floorMod(hash ^ (hash >>> 15), COUNT);
  }

  /** Fits one model for each fold, without the rows of that fold. */
  static LinearModel[] fit(Function<List<Row>, LinearModel> fitter, List<Row> rows) {
    return IntStream.range(0, COUNT)
        .parallel()
        .mapToObj(
            fold -> fitter.apply(rows.stream().filter(row -> of(row.group()) != fold).toList()))
        .toArray(LinearModel[]::new);
  }

  /** The logit of each row by the model that has not seen its group. */
  static double[] judge(LinearModel[] models, List<Row> rows) {
    return rows.stream()
        .mapToDouble(row -> models[of(row.group())].logit(row.features()))
        .toArray();
  }
}
