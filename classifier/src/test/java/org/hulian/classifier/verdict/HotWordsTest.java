package org.hulian.classifier.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.assertj.core.data.Offset;
import org.hulian.classifier.screen.Fired;
import org.hulian.listing.text.TextSpan;
import org.junit.jupiter.api.Test;

class HotWordsTest {
  private static Fired fired(int text, int start, int end, double weight) {
    return new Fired("n:", text, new TextSpan(start, end), weight);
  }

  @Test
  void overlappingNgramsAreShownAsOneWord() {
    List<HotWords> words =
        HotWords.of(List.of(fired(0, 4, 6, 1), fired(0, 5, 7, 1), fired(0, 4, 7, 0.6)), 5);
    assertThat(words).extracting(HotWords::span).containsExactly(new TextSpan(4, 7));
    assertThat(words.getFirst().weight()).isCloseTo(2.6, within());
  }

  @Test
  void theHottestComeFirstWhereverTheyStand() {
    List<HotWords> words =
        HotWords.of(List.of(fired(0, 0, 2, 0.8), fired(1, 3, 5, 2), fired(0, 6, 8, 1)), 2);
    assertThat(words).extracting(HotWords::text).containsExactly(1, 0);
    assertThat(words)
        .extracting(HotWords::span)
        .containsExactly(new TextSpan(3, 5), new TextSpan(6, 8));
  }

  @Test
  void lukewarmCharactersAndSingleOnesAreLeftOut() {
    List<HotWords> words =
        HotWords.of(List.of(fired(0, 0, 2, 2), fired(0, 5, 7, 0.1), fired(0, 9, 10, 3)), 5);
    assertThat(words).extracting(HotWords::span).containsExactly(new TextSpan(0, 2));
  }

  @Test
  void singleSignsHeatNothing() {
    List<HotWords> words = HotWords.of(List.of(fired(0, 0, 2, 1), fired(0, 2, 3, 9)), 5);
    assertThat(words).extracting(HotWords::span).containsExactly(new TextSpan(0, 2));
    assertThat(words.getFirst().weight()).isCloseTo(1, within());
  }

  @Test
  void whatSpeaksMoreAgainstThanForIsCold() {
    List<Fired> fired = List.of(fired(0, 0, 2, 0.7), fired(0, 0, 3, -1.5), fired(0, 5, 7, 1));
    assertThat(HotWords.of(fired, 5))
        .extracting(HotWords::span)
        .containsExactly(new TextSpan(5, 7));
    assertThat(HotWords.against(fired, 5))
        .extracting(HotWords::span)
        .containsExactly(new TextSpan(0, 3));
  }

  @Test
  void whatSpeaksAgainstAnOfferIsNotHot() {
    assertThat(HotWords.of(List.of(fired(0, 0, 3, -2)), 5)).isEmpty();
    assertThat(HotWords.of(List.of(), 5)).isEmpty();
  }

  private static Offset<Double> within() {
    return Offset.offset(1e-9);
  }
}
