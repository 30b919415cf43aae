package org.hulian.classifier.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MadeUpHandlesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "加微信 demo_0001 谈",
        "tg @demo_green7, fast",
        "vx：DEMO_a1",
        "写信到 hello@example.com",
        "mail us@demo-shop.example"
      })
  void noMarkOfTheCorpusStays(String text) {
    String varied = MadeUpHandles.varied(List.of(text)).getFirst();
    assertThat(varied).doesNotContainIgnoringCase("demo").doesNotContain("@example.com");
    assertThat(varied.charAt(0)).isEqualTo(text.charAt(0));
  }

  @Test
  void theSameTextsGetTheSameNamesAndOthersOthers() {
    List<String> texts = List.of("加 demo_a", "demo_b 也行");
    assertThat(MadeUpHandles.varied(texts)).isEqualTo(MadeUpHandles.varied(texts));
    assertThat(MadeUpHandles.varied(List.of("出 demo_a")))
        .isNotEqualTo(MadeUpHandles.varied(List.of("出 demo_b")));
  }

  @Test
  void whatIsNoMarkStays() {
    List<String> texts = List.of("demo 视频可看", "for example, a demonstration");
    assertThat(MadeUpHandles.varied(texts)).isEqualTo(texts);
  }
}
