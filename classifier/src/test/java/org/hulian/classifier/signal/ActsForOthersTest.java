package org.hulian.classifier.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ActsForOthersTest {
  private static List<String> degrees(String text) {
    return new ActsForOthers()
        .look(ReadTexts.analyzed(text)).stream().map(Sighting::degree).toList();
  }

  @Test
  void seesWhatItsPageSays() {
    assertThat(degrees("帮您刷脸认证")).contains("rule");
    assertThat(degrees("不用本人到场")).contains("rule");
  }

  @Test
  void staysSilentOnNearMisses() {
    assertThat(degrees("我自己刷脸失败了")).isEmpty();
  }
}
