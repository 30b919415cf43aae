package org.hulian.classifier.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AsksToBuyTest {
  private static List<String> degrees(String text) {
    return new AsksToBuy().look(ReadTexts.screened(text)).stream().map(Sighting::degree).toList();
  }

  @Test
  void seesWhatItsPageSays() {
    assertThat(degrees("高价收人脸，有偿")).contains("strong");
  }

  @Test
  void staysSilentOnNearMisses() {
    assertThat(degrees("昨天收到货了很满意")).isEmpty();
  }
}
