package org.hulian.classifier.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MovesOffPlatformTest {
  private static List<String> degrees(String text) {
    return new MovesOffPlatform()
        .look(ReadTexts.screened(text)).stream().map(Sighting::degree).toList();
  }

  @Test
  void seesWhatItsPageSays() {
    assertThat(degrees("加微信聊，说多了会被封")).contains("strong");
  }

  @Test
  void staysSilentOnNearMisses() {
    assertThat(degrees("聊天记录导出")).isEmpty();
  }
}
