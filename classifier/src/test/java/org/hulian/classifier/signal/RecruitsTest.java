package org.hulian.classifier.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RecruitsTest {
  private static List<String> degrees(String text) {
    return new Recruits().look(ReadTexts.screened(text)).stream().map(Sighting::degree).toList();
  }

  @Test
  void seesWhatItsPageSays() {
    assertThat(degrees("诚招代理，日结")).contains("strong");
  }

  @Test
  void staysSilentOnNearMisses() {
    assertThat(degrees("同事请假三天")).isEmpty();
  }
}
