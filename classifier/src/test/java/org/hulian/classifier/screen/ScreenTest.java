package org.hulian.classifier.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hulian.classifier.HostileText;
import org.hulian.classifier.lexicon.Lexicon;
import org.hulian.classifier.model.ModelSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The screen sees every listing, whatever is in it, and its work is linear in the text. */
class ScreenTest {
  private static final Screen SCREEN = new Screen(Lexicon.shipped(), ModelSet.shipped().screen());
  private static final Scratch SCRATCH = new Scratch();

  @ParameterizedTest
  @MethodSource("org.hulian.classifier.HostileText#pieces")
  void anyTextGetsAFiniteLogitAndSpansWithinIt(String piece) {
    String text = HostileText.of(piece, 3_000);

    ScreenReading read = SCREEN.read(List.of(piece, text), SCRATCH);

    assertThat(read.logit()).isFinite().isEqualTo(SCREEN.logit(List.of(piece, text), SCRATCH));
    assertThat(read.hits().getLast())
        .allMatch(hit -> hit.span().length() > 0 && hit.span().end() <= text.length());
    assertThat(read.fired())
        .allMatch(one -> one.span().end() <= (one.text() == 0 ? piece : text).length());
  }

  @ParameterizedTest
  @MethodSource("org.hulian.classifier.HostileText#pieces")
  void theWorkIsLinearInTheText(String piece) {
    HostileText.takesLinearTime(piece, text -> SCREEN.logit(List.of(text), SCRATCH));
  }

  @Test
  void noTextAndEmptyTextsAreKeptBack() {
    double gate = ModelSet.shipped().gate();

    assertThat(SCREEN.logit(List.of(), SCRATCH)).isFinite().isLessThan(gate);
    assertThat(SCREEN.logit(List.of("", ""), SCRATCH)).isFinite().isLessThan(gate);
    assertThat(SCREEN.read(List.of("", ""), SCRATCH).hits()).allMatch(List::isEmpty);
  }

  @ParameterizedTest
  @ValueSource(strings = {"人", "a", "\0", "\u0336", "\ud83d"})
  void aMillionTimesTheSameCharacterGetsALogit(String sign) {
    assertThat(SCREEN.logit(List.of(HostileText.of(sign, 1_000_000)), new Scratch())).isFinite();
  }
}
