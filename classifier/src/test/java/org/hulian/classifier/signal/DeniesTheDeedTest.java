package org.hulian.classifier.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DeniesTheDeedTest {
  private static List<String> degrees(String text) {
    return new DeniesTheDeed()
        .look(ReadTexts.analyzed(text)).stream().map(Sighting::degree).toList();
  }

  @Test
  void seesWhatItsPageSays() {
    assertThat(degrees("严禁过人脸")).contains("rule");
  }

  @Test
  void staysSilentOnNearMisses() {
    assertThat(degrees("过人脸，秒过")).isEmpty();
  }
}
