package org.hulian.classifier.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NamesTargetPlatformTest {
  private static List<String> degrees(String text) {
    return new NamesTargetPlatform()
        .look(ReadTexts.screened(text)).stream().map(Sighting::degree).toList();
  }

  @Test
  void seesWhatItsPageSays() {
    assertThat(degrees("支付宝过人脸")).contains("weak");
  }

  @Test
  void staysSilentOnNearMisses() {
    assertThat(degrees("一本好书")).isEmpty();
  }
}
