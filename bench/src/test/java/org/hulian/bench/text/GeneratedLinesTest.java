package org.hulian.bench.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hulian.classifier.lexicon.Lexicon;
import org.junit.jupiter.api.Test;

class GeneratedLinesTest {
  @Test
  void linesAreAsLongAsShortListingsAndTheSameForTheSameSeed() {
    List<String> lines = GeneratedLines.make(400, Lexicon.shipped(), 3);

    assertThat(lines).allMatch(line -> line.length() >= 30 && line.length() <= 300);
    assertThat(lines).isEqualTo(GeneratedLines.make(400, Lexicon.shipped(), 3));
    assertThat(lines).isNotEqualTo(GeneratedLines.make(400, Lexicon.shipped(), 4));
  }

  @Test
  void ordinaryLinesFillEverySlotAndHardlyRepeat() {
    List<String> lines = new OrdinaryLines(3).next(1_000);

    assertThat(lines).noneMatch(line -> line.contains("{") || line.contains("}"));
    assertThat(lines.stream().distinct().count()).isGreaterThan(990);
  }
}
