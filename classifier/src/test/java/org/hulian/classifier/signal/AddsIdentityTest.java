package org.hulian.classifier.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AddsIdentityTest {
  private static List<String> degrees(String text) {
    return new AddsIdentity()
        .look(ReadTexts.screened(text)).stream().map(Sighting::degree).toList();
  }

  @Test
  void seesWhatItsPageSays() {
    assertThat(degrees("人脸带身份证号 银行卡")).contains("strong");
  }

  @Test
  void staysSilentOnNearMisses() {
    assertThat(degrees("人脸门禁机")).isEmpty();
  }
}
