package org.hulian.classifier.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.hulian.classifier.model.LinearModel;
import org.hulian.classifier.model.Row;
import org.junit.jupiter.api.Test;

class TrainerTest {
  private static List<Row> rows() {
    Random random = new Random(3);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      boolean label = random.nextInt(4) == 0;
      TreeSet<String> features = new TreeSet<>();
      if (label ? random.nextInt(10) > 1 : random.nextInt(10) == 0) {
        features.add("telling");
      }
      for (int k = 0; k < 5; k++) {
        features.add("noise" + random.nextInt(20));
      }
      rows.add(new Row(features, label, "g" + i, 1));
    }
    return rows;
  }

  @Test
  void whatTellsTheSidesApartWeighsMost() {
    LinearModel model = new Trainer(0, 1, 3).fit(rows());
    assertThat(model.weight("telling"))
        .isGreaterThan(2)
        .isEqualTo(Collections.max(model.weights().values()));
  }

  @Test
  void theL1PullLeavesNoiseOut() {
    LinearModel model = new Trainer(6, 0, 3).fit(rows());
    assertThat(model.weights()).containsKey("telling").hasSizeLessThan(6);
  }

  @Test
  void theSameRowsGiveTheSameModel() {
    assertThat(new Trainer(1, 0, 3).fit(rows())).isEqualTo(new Trainer(1, 0, 3).fit(rows()));
  }

  @Test
  void rareFeaturesAreNotLookedAt() {
    List<Row> rows = new ArrayList<>(rows());
    rows.add(new Row(new TreeSet<>(List.of("once")), true, "x", 1));
    assertThat(new Trainer(0, 1, 2).fit(rows).weights()).doesNotContainKey("once");
  }

  @Test
  void faintFeaturesArePulledMore() {
    List<Row> rows =
        rows().stream()
            .map(
                row -> {
                  TreeSet<String> features = new TreeSet<>();
                  if (row.features().contains("telling")) {
                    features.addAll(List.of("u:脸", "n:人脸"));
                  }
                  return new Row(features, row.label(), row.group(), 1);
                })
            .toList();
    LinearModel model = new Trainer(0, 1, 3, 10, Set.of(), 0.5).fit(rows);
    assertThat(model.weight("u:脸")).isPositive().isLessThan(model.weight("n:人脸") / 2);
  }
}
