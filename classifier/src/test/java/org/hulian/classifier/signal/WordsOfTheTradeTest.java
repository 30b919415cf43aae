package org.hulian.classifier.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WordsOfTheTradeTest {
  private static List<Sighting> look(double logit) {
    Reading read = ReadTexts.screened("代过人脸，秒过");
    return new WordsOfTheTrade().look(new Reading(read.passages(), logit, read.fired()));
  }

  @Test
  void aHigherLogitHasAllTheStepsOfALowerOne() {
    assertThat(look(2.5).stream().map(Sighting::degree))
        .containsAll(look(-1).stream().map(Sighting::degree).toList())
        .contains("2.0")
        .doesNotContain("3.0");
  }

  @Test
  void aTextFarFromTheTradeHasNone() {
    assertThat(look(-9)).isEmpty();
  }
}
