package org.hulian.classifier.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class QuotesAsWarningTest {
  private static List<String> degrees(String text) {
    return new QuotesAsWarning()
        .look(ReadTexts.screened(text)).stream().map(Sighting::degree).toList();
  }

  @Test
  void seesWhatItsPageSays() {
    assertThat(degrees("警方提醒：有人买卖人脸，已被刑拘")).contains("strong");
  }

  @Test
  void staysSilentOnNearMisses() {
    assertThat(degrees("出人脸四件套，懂的来")).isEmpty();
  }
}
