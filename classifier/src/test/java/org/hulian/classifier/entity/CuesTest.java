package org.hulian.classifier.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hulian.classifier.training.Corpus;
import org.junit.jupiter.api.Test;

/** A cue is looked for before its pattern is tried, so it must stand in whatever that matches. */
class CuesTest {
  private static final List<FoldedText> TEXTS =
      Corpus.shipped().stream()
          .map(row -> FoldedText.of(row.listing().title() + "\n" + row.listing().body()))
          .toList();

  @Test
  void noCueHidesAContact() {
    for (FoldedText text : TEXTS) {
      for (ContactReader.Kind kind : ContactReader.KINDS) {
        if (kind.pattern().matcher(text.folded()).find()) {
          assertThat(text.holdsAny(kind.cues())).as("%s in %s", kind, text.folded()).isTrue();
        }
      }
    }
  }

  @Test
  void noCueHidesAPrice() {
    for (FoldedText text : TEXTS) {
      for (PriceReader.Shape shape : PriceReader.SHAPES) {
        if (shape.pattern().matcher(text.folded()).find()) {
          assertThat(shape.mayStandIn(text)).as("%s in %s", shape, text.folded()).isTrue();
        }
      }
    }
  }
}
