package org.hulian.classifier.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HintsOnlyTest {
  private static List<String> degrees(String text) {
    return new HintsOnly().look(ReadTexts.screened(text)).stream().map(Sighting::degree).toList();
  }

  @Test
  void seesWhatItsPageSays() {
    assertThat(degrees("懂的来")).contains("strong");
  }

  @Test
  void staysSilentOnNearMisses() {
    assertThat(degrees("我懂了，谢谢老师")).isEmpty();
  }
}
