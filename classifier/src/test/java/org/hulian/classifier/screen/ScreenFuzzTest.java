package org.hulian.classifier.screen;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import org.hulian.classifier.FuzzText;
import org.hulian.classifier.lexicon.Lexicon;
import org.hulian.classifier.model.ModelSet;
import org.hulian.listing.text.TextSpan;

/**
 * Whatever is written, the screen gives a number, the same every time, and points into the text.
 */
class ScreenFuzzTest {
  private static final Screen SCREEN = new Screen(Lexicon.shipped(), ModelSet.shipped().screen());
  private static final Scratch USED = new Scratch();

  @DictionaryFile(resourcePath = "/org/hulian/classifier/fuzz.dict")
  @FuzzTest
  void screens(byte[] bytes) {
    List<String> texts = List.of(FuzzText.of(bytes).split("\t", 3));

    ScreenReading read = SCREEN.read(texts, USED);

    assertThat(read.logit()).isFinite();
    assertThat(SCREEN.logit(texts, USED)).isEqualTo(read.logit());
    assertThat(SCREEN.logit(texts, new Scratch())).isEqualTo(read.logit());
    assertThat(read.hits()).hasSameSizeAs(texts);
    for (int i = 0; i < texts.size(); i++) {
      for (TermHit hit : read.hits().get(i)) {
        pointsInto(texts.get(i), hit.span());
      }
    }
    for (Fired fired : read.fired()) {
      pointsInto(texts.get(fired.text()), fired.span());
    }
    assertThat(SCREEN.features(texts, USED)).doesNotContainNull();
  }

  private static void pointsInto(String text, TextSpan span) {
    assertThat(span.length()).isPositive();
    assertThat(span.end()).isLessThanOrEqualTo(text.length());
  }
}
