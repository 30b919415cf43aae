package org.hulian.classifier.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hulian.classifier.lexicon.Lexicon;
import org.hulian.classifier.model.LinearModel;
import org.junit.jupiter.api.Test;

/** What a text is made of, in scripts with blanks and without. */
class NgramsTest {
  private static Set<String> listed(String text) {
    TextView view = new TextView();
    view.read(text);
    Set<String> names = new TreeSet<>();
    Ngrams.list(view, names);
    return names;
  }

  @Test
  void chineseIsKnownBySignsRunsAndSounds() {
    assertThat(listed("代过人臉"))
        .contains("u:脸", "n:人脸", "n:代过人脸", "r:人臉", "s:ren lian")
        .doesNotContain("r:人脸");
  }

  @Test
  void wordsOfAlphabetsAreKnownByTheirPiecesToo() {
    assertThat(listed("Verifications: KYC"))
        .contains("w: verifications ", "w: verifications kyc ", "a: veri", "a:ifica", "a: kyc ")
        .doesNotContain("a:s kyc", "w: kyc ");
  }

  @Test
  void scriptsOfSyllablesAreKnownBySignsAndRuns() {
    assertThat(listed("얼굴 인증")).contains("u:얼", "n:얼굴", "n:인증");
    assertThat(listed("顔の認証を代行")).contains("u:の", "n:の认证");
  }

  @Test
  void eachFeatureOfTheModelCountsOnceAndIsShownInItsPlace() {
    TreeMap<String, Double> weights = new TreeMap<>();
    weights.put("u:脸", 1.0);
    weights.put("n:人脸", 2.0);
    weights.put("a:kyc", 4.0);
    weights.put("a:verie", 8.0);
    Screen screen = new Screen(Lexicon.shipped(), new LinearModel(0.5, weights));
    String text = "臉 人臉 KYC kyc verify";

    ScreenReading read = screen.read(List.of(text), new Scratch());

    assertThat(read.logit()).isEqualTo(7.5);
    assertThat(read.fired())
        .extracting(one -> one.feature() + "=" + one.span().of(text))
        .containsExactly("a:kyc=KYC", "n:人脸=人臉", "u:脸=臉");
  }
}
