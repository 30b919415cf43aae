package org.hulian.bench.crawl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BenchOptionsTest {
  private static BenchOptions parse(String line) {
    return BenchOptions.parse(line.isEmpty() ? List.of() : List.of(line.split(" ", -1)));
  }

  @Test
  void barIsWhatIsMeasuredWhereNothingElseIsSaid() {
    assertThat(parse("").hosts()).isEqualTo(40);
    assertThat(parse("").delay()).isEqualTo(Duration.ofMillis(500));
    assertThat(parse("").window()).isEqualTo(Duration.ofMillis(15_250));
  }

  @Test
  void everyOptionIsRead() {
    assertThat(parse("--pages 10 --hosts 5 --delay 100 --csv f.csv"))
        .isEqualTo(new BenchOptions(10, 5, Duration.ofMillis(100), Path.of("f.csv")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"--pages", "--pages x", "--hosts 0", "--hosts 251", "--delay -1", "--all"})
  void whatCannotBeIsRefused(String line) {
    assertThatThrownBy(() -> parse(line)).isInstanceOf(IllegalArgumentException.class);
  }
}
