package org.hulian.classifier.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PricesTheTradeTest {
  private static List<String> degrees(String text) {
    return new PricesTheTrade()
        .look(ReadTexts.screened(text)).stream().map(Sighting::degree).toList();
  }

  @Test
  void seesWhatItsPageSays() {
    assertThat(degrees("代过人脸20元一次")).contains("strong");
  }

  @Test
  void staysSilentOnNearMisses() {
    assertThat(degrees("35元包邮，全棉")).isEmpty();
    assertThat(degrees("代过人脸是违法的，昨天新闻里说了很多很多内容，另外午饭花了20元")).isEmpty();
  }
}
