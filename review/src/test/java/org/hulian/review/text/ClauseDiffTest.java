package org.hulian.review.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ClauseDiffTest {
  @Test
  void oneLongLineIsComparedByItsClauses() {
    assertThat(ClauseDiff.between("高清一手，30一套，加微信。", "高清一手，50一套，加微信。"))
        .containsExactly(
            new Change(Change.Kind.SAME, "高清一手，"),
            new Change(Change.Kind.REMOVED, "30一套，"),
            new Change(Change.Kind.ADDED, "50一套，"),
            new Change(Change.Kind.SAME, "加微信。"));
  }

  @Test
  void bothTextsCanBeReadOffTheChanges() {
    long seed = 7;
    Random random = new Random(seed);
    for (int i = 0; i < 3_000; i++) {
      String before = text(random);
      String after = text(random);
      List<Change> changes = ClauseDiff.between(before, after);
      assertThat(without(changes, Change.Kind.ADDED)).as("seed " + seed).isEqualTo(before);
      assertThat(without(changes, Change.Kind.REMOVED)).as("seed " + seed).isEqualTo(after);
    }
  }

  @Test
  void veryLongTextsAreComparedAsAWhole() {
    String before = "一，".repeat(3_000);
    assertThat(ClauseDiff.between(before, before + "二")).hasSize(2);
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(12); i > 0; i--) {
      text.append("甲乙，。\n丙".charAt(random.nextInt(6)));
    }
    return text.toString();
  }

  private static String without(List<Change> changes, Change.Kind kind) {
    return changes.stream()
        .filter(change -> change.kind() != kind)
        .map(Change::text)
        .collect(Collectors.joining());
  }
}
