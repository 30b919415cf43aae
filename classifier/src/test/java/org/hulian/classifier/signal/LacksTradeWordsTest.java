package org.hulian.classifier.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LacksTradeWordsTest {
  private static List<String> degrees(String text) {
    return new LacksTradeWords()
        .look(ReadTexts.screened(text)).stream().map(Sighting::degree).toList();
  }

  @Test
  void seesWhatItsPageSays() {
    assertThat(degrees("新鲜苹果 39元五斤")).contains("none");
  }

  @Test
  void staysSilentOnNearMisses() {
    assertThat(degrees("代过人脸 20元一次")).isEmpty();
    assertThat(degrees("出人脸四件套")).isEmpty();
  }
}
