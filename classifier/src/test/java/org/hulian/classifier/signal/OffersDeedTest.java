package org.hulian.classifier.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class OffersDeedTest {
  private static List<String> degrees(String text) {
    return new OffersDeed().look(ReadTexts.screened(text)).stream().map(Sighting::degree).toList();
  }

  @Test
  void seesWhatItsPageSays() {
    assertThat(degrees("代过人脸 20一次")).contains("strong");
    assertThat(degrees("接过脸，秒过")).contains("strong");
  }

  @Test
  void staysSilentOnNearMisses() {
    assertThat(degrees("过年回家")).isEmpty();
    assertThat(degrees("刷牙洗脸")).isEmpty();
  }
}
