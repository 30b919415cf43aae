package org.hulian.classifier.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NamesProofTest {
  private static List<String> degrees(String text) {
    return new NamesProof().look(ReadTexts.screened(text)).stream().map(Sighting::degree).toList();
  }

  @Test
  void seesWhatItsPageSays() {
    assertThat(degrees("有演示视频，可试单")).contains("strong");
  }

  @Test
  void staysSilentOnNearMisses() {
    assertThat(degrees("视频网站会员")).isEmpty();
  }
}
