package org.hulian.classifier.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PricesLikeTheTradeTest {
  private static List<String> degrees(String text) {
    return new PricesLikeTheTrade()
        .look(ReadTexts.screened(text)).stream().map(Sighting::degree).toList();
  }

  @Test
  void seesWhatItsPageSays() {
    assertThat(degrees("五毛一张")).contains("cents");
    assertThat(degrees("35元一套")).contains("tens");
    assertThat(degrees("1650元")).contains("thousands");
  }

  @Test
  void staysSilentOnNearMisses() {
    assertThat(degrees("2026年")).isEmpty();
    assertThat(degrees("第三章")).isEmpty();
  }
}
