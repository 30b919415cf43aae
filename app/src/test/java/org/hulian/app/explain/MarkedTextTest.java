package org.hulian.app.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hulian.listing.text.TextSpan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkedTextTest {
  private static MarkedText.Row row(String text, int start, int end) {
    Mark mark = new Mark(new TextSpan(start, end), Mark.Kind.FOR);
    return MarkedText.rows(text, List.of(mark), 90).getFirst();
  }

  /** Widths are those of UAX #11; marks take no column and are not shown. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ab脸c | 2 | 3 | 'ab脸c' | '  ^^'",
        "ＱＱ号 | 0 | 2 | 'ＱＱ号' | '^^^^'",
        "🐧9x | 2 | 3 | '🐧9x' | '  ^'",
        "𠮷x | 2 | 3 | '𠮷x' | '  ^'",
        "한글x | 2 | 3 | '한글x' | '    ^'",
        "ｱｲx | 2 | 3 | 'ｱｲx' | '  ^'",
        "a\u0336\u0336b | 3 | 4 | 'ab' | ' ^'",
        "❤\uFE0Fv | 2 | 3 | '❤v' | ' ^'"
      })
  void theLineBelowFitsTheColumns(String text, int start, int end, String shown, String below) {
    assertThat(row(text, start, end)).isEqualTo(new MarkedText.Row(shown, below, 0));
  }

  @Test
  void whatCommandsATerminalOrTurnsTheLineIsABlankAndHalfAPairIsShownAsLost() {
    assertThat(row("a\u001b\u202e\u2028\ud83dz", 5, 6))
        .isEqualTo(new MarkedText.Row("a   \uFFFDz", "     ^", 0));
  }

  @Test
  void aWideCharacterIsNotCutAtTheMargin() {
    List<MarkedText.Row> rows = MarkedText.rows("a脸脸脸", List.of(), 4);

    assertThat(rows).extracting(MarkedText.Row::shown).containsExactly("a脸", "脸脸");
  }

  @Test
  void ofTwoMarksTheStrongerIsShown() {
    List<Mark> marks =
        List.of(
            new Mark(new TextSpan(0, 2), Mark.Kind.FOR),
            new Mark(new TextSpan(0, 4), Mark.Kind.NAMED),
            new Mark(new TextSpan(1, 3), Mark.Kind.AGAINST));

    assertThat(MarkedText.rows("abcd", marks, 9).getFirst().below()).isEqualTo("^^-.");
  }

  @Test
  void ofManyRowsTheMarkedOnesStayAndTheRestIsCounted() {
    String line = "x\n".repeat(1_000);
    List<Mark> marks = List.of(new Mark(new TextSpan(1_000, 1_001), Mark.Kind.NAMED));
    List<MarkedText.Row> rows = MarkedText.rows(line, marks, 90);

    assertThat(rows).hasSize(6);
    assertThat(rows.get(2).skipped()).isEqualTo(2 * 497);
    assertThat(rows.get(3).below()).isEqualTo(".");
    assertThat(rows.getLast().skipped()).isEqualTo(2 * 498);
  }
}
