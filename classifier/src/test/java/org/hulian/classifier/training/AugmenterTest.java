package org.hulian.classifier.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AugmenterTest {
  private static final List<String> TEXTS =
      List.of("出人脸四件套，懂的来", "35元一套 加微信 demo_0001 selling face kits");

  @Test
  void theSameSeedGivesTheSameDisguises() {
    assertThat(many(5)).isEqualTo(many(5)).isNotEqualTo(many(6));
  }

  @Test
  void mostTextsAreChangedAndNoneIsLost() {
    List<List<String>> made = many(5);
    assertThat(made.stream().filter(texts -> !texts.equals(TEXTS)).count()).isGreaterThan(150);
    assertThat(made).allMatch(texts -> texts.size() == 2 && !texts.getFirst().isBlank());
  }

  private static List<List<String>> many(long seed) {
    Augmenter augmenter = new Augmenter(seed, "人仁任脸练恋莲懂动套讨件建见");
    List<List<String>> made = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      made.add(augmenter.disguise(TEXTS));
    }
    return made;
  }
}
