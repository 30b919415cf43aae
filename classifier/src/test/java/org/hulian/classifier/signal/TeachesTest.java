package org.hulian.classifier.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TeachesTest {
  private static List<String> degrees(String text) {
    return new Teaches().look(ReadTexts.screened(text)).stream().map(Sighting::degree).toList();
  }

  @Test
  void seesWhatItsPageSays() {
    assertThat(degrees("包教包会，小白可学")).contains("strong");
  }

  @Test
  void staysSilentOnNearMisses() {
    assertThat(degrees("小学数学作业")).isEmpty();
  }
}
