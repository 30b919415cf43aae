package org.hulian.review.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hulian.evidence.page.PageText.Kind;
import org.hulian.evidence.page.PageText.Line;
import org.hulian.evidence.page.PageText.Piece;
import org.hulian.evidence.page.PageText.Sort;
import org.junit.jupiter.api.Test;

/** A number is covered however the markup cuts it up. */
class MaskedLinesTest {
  private static Piece words(String text) {
    return new Piece(Sort.WORDS, false, text);
  }

  private static Piece hidden(String text) {
    return new Piece(Sort.WORDS, true, text);
  }

  private static Line line(Piece... pieces) {
    return new Line(Kind.TEXT, 0, Arrays.asList(pieces));
  }

  private static String victims(Line... lines) {
    return MaskedLines.victims(Arrays.asList(lines), Set.of()).stream()
        .flatMap(line -> line.pieces().stream())
        .map(Piece::text)
        .collect(Collectors.joining("|"));
  }

  @Test
  void acrossPiecesAndAroundWhatIsHidden() {
    assertThat(victims(line(words("110105"), words("19491231"), words("002X"))))
        .isEqualTo("******|********|****");
    assertThat(victims(line(words("110105"), hidden("9981"), words("19491231002X"))))
        .startsWith("******|")
        .endsWith("|************");
    assertThat(victims(line(words("看"), hidden("11010519491231002X"))))
        .isEqualTo("看|******************");
  }

  @Test
  void besideTargetsAndInPictures() {
    Piece target = new Piece(Sort.TARGET, false, "m.example");
    Piece picture = new Piece(Sort.PICTURE, false, "11010519491231002X");
    assertThat(victims(line(words("110105"), target, words("19491231002X"), picture)))
        .isEqualTo("******|m.example|************|******************");
  }

  @Test
  void acrossLinesAsTheStoreReadsThem() {
    assertThat(victims(line(words("姓名：欧阳晓峰")), line(words("身份证：11010519491231002X"))))
        .doesNotContain("欧阳晓峰", "1949");
    List<Line> lines = List.of(line(words("电话 13800138000")));
    assertThat(MaskedLines.persons(lines, Set.of()).toString()).doesNotContain("13800138000");
    assertThat(MaskedLines.persons(lines, Set.of("13800138000"))).isEqualTo(lines);
  }
}
