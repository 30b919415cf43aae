package org.hulian.classifier.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class OffersInBulkTest {
  private static List<String> degrees(String text) {
    return new OffersInBulk()
        .look(ReadTexts.screened(text)).stream().map(Sighting::degree).toList();
  }

  @Test
  void seesWhatItsPageSays() {
    assertThat(degrees("一共两万套")).contains("lot");
    assertThat(degrees("库存18000")).contains("lot");
  }

  @Test
  void staysSilentOnNearMisses() {
    assertThat(degrees("买了两套")).isEmpty();
    assertThat(degrees("3台")).isEmpty();
  }
}
