package org.hulian.classifier.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SellsLawfulLookAlikeTest {
  private static List<String> degrees(String text) {
    return new SellsLawfulLookAlike()
        .look(ReadTexts.screened(text)).stream().map(Sighting::degree).toList();
  }

  @Test
  void seesWhatItsPageSays() {
    assertThat(degrees("全棉床上四件套 被套床单")).contains("strong");
  }

  @Test
  void staysSilentOnNearMisses() {
    assertThat(degrees("手持照现货")).isEmpty();
  }
}
