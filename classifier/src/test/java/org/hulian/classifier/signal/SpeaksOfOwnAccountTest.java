package org.hulian.classifier.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpeaksOfOwnAccountTest {
  private static List<String> degrees(String text) {
    return new SpeaksOfOwnAccount()
        .look(ReadTexts.screened(text)).stream().map(Sighting::degree).toList();
  }

  @Test
  void seesWhatItsPageSays() {
    assertThat(degrees("我的账号需要本人认证怎么办")).contains("strong");
  }

  @Test
  void staysSilentOnNearMisses() {
    assertThat(degrees("代过人脸，秒过")).isEmpty();
  }
}
