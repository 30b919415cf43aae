package org.hulian.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What is typed is waited for only where somebody can type. */
class TypedLinesTest {
  @Test
  void linesComeInTheirOrderWithoutBlanks() {
    Terminal terminal = CommandRun.typedAt("\n l \nnonsense", true);
    try (StopRequest stop = StopRequest.listen(terminal, Duration.ofSeconds(1), true)) {
      TypedLines typed = TypedLines.of(terminal);
      assertThat(typed.next(stop)).contains("");
      assertThat(typed.next(stop)).contains("l");
      assertThat(typed.next(stop)).contains("nonsense");
    }
  }

  @Test
  void whatComesFromAFileOrAPipeIsLeftAlone() throws IOException {
    Terminal terminal = CommandRun.typedAt("\n\n", false);
    TypedLines unused = TypedLines.of(terminal);
    assertThat(terminal.in().available()).isEqualTo(2);
  }
}
