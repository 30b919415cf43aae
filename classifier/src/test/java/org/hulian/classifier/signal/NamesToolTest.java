package org.hulian.classifier.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NamesToolTest {
  private static List<String> degrees(String text) {
    return new NamesTool().look(ReadTexts.screened(text)).stream().map(Sighting::degree).toList();
  }

  @Test
  void seesWhatItsPageSays() {
    assertThat(degrees("轻松换脸 软件")).contains("medium");
  }

  @Test
  void staysSilentOnNearMisses() {
    assertThat(degrees("普通修图软件")).isEmpty();
  }
}
