package org.hulian.classifier.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class GivesContactTest {
  private static List<String> degrees(String text) {
    return new GivesContact()
        .look(ReadTexts.screened(text)).stream().map(Sighting::degree).toList();
  }

  @Test
  void seesWhatItsPageSays() {
    assertThat(degrees("加微 demo_0001")).contains("wechat");
    assertThat(degrees("QQ 9000000001")).contains("qq");
  }

  @Test
  void staysSilentOnNearMisses() {
    assertThat(degrees("verified by the bank")).isEmpty();
    assertThat(degrees("订单号 20261122")).isEmpty();
  }
}
