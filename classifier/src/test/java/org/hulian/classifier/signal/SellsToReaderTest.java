package org.hulian.classifier.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SellsToReaderTest {
  private static List<String> degrees(String text) {
    return new SellsToReader()
        .look(ReadTexts.screened(text)).stream().map(Sighting::degree).toList();
  }

  @Test
  void seesWhatItsPageSays() {
    assertThat(degrees("低价出，量大从优")).contains("strong");
  }

  @Test
  void staysSilentOnNearMisses() {
    assertThat(degrees("这本书写得很好")).isEmpty();
  }
}
