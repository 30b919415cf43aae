package org.hulian.classifier.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class OffersGoodsTest {
  private static List<String> degrees(String text) {
    return new OffersGoods().look(ReadTexts.screened(text)).stream().map(Sighting::degree).toList();
  }

  @Test
  void seesWhatItsPageSays() {
    assertThat(degrees("出人脸四件套")).contains("strong");
    assertThat(degrees("人*脸*四*件*套 懂的来")).contains("strong");
  }

  @Test
  void staysSilentOnNearMisses() {
    assertThat(degrees("全棉床单被套枕套")).isEmpty();
    assertThat(degrees("今天天气不错")).isEmpty();
  }
}
