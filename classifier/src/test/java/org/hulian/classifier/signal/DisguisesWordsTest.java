package org.hulian.classifier.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DisguisesWordsTest {
  private static List<String> degrees(String text) {
    return new DisguisesWords()
        .look(ReadTexts.screened(text)).stream().map(Sighting::degree).toList();
  }

  @Test
  void seesWhatItsPageSays() {
    assertThat(degrees("带过仁脸 一次20元")).contains("sound");
    assertThat(degrees("人脸件四套 30元")).contains("swap");
  }

  @Test
  void staysSilentOnNearMisses() {
    assertThat(degrees("代过人脸 一次20元")).isEmpty();
  }
}
