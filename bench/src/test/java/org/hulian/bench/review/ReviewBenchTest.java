package org.hulian.bench.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ReviewBenchTest {
  @Test
  void aRunWithFewCasesDecidesInBothWaysAndTellsItsTimes() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ReviewBench.run(ReviewBench.fewest(5), 5, new PrintStream(bytes, true, StandardCharsets.UTF_8));
    assertThat(bytes.toString(StandardCharsets.UTF_8))
        .contains("1,440 cases in the queue", "without queues", "nine closed to the person")
        .contains("without scripts: decision to next card")
        .contains("next card taken ahead", "answer to a decision, card in place")
        .containsPattern("(met|missed): next card p95 is \\d+ ms");
  }
}
