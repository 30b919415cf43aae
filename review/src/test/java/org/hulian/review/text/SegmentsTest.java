package org.hulian.review.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.hulian.listing.finding.FieldRef;
import org.hulian.listing.finding.Finding;
import org.hulian.listing.text.TextSpan;
import org.junit.jupiter.api.Test;

class SegmentsTest {
  @Test
  void overlappingReasonsAreAllNamedWhereTheyLie() {
    List<Segment> segments = Segments.of("人脸四件套", List.of(note(1, 0, 4, 1), note(2, 2, 5, -1)));
    assertThat(segments).extracting(Segment::text).containsExactly("人脸", "四件", "套");
    assertThat(segments).extracting(Segment::describedBy).containsExactly("f1", "f1 f2", "f2");
    assertThat(segments).extracting(Segment::innocent).containsExactly(false, false, true);
  }

  @Test
  void whateverTheSpansTheTextStaysWhole() {
    long seed = 11;
    Random random = new Random(seed);
    String text = "加😀薇𠀀信，RL 四件套";
    for (int i = 0; i < 5_000; i++) {
      List<Note> notes = new ArrayList<>();
      for (int n = random.nextInt(5); n > 0; n--) {
        int start = random.nextInt(20);
        notes.add(note(n, start, start + random.nextInt(20), 1));
      }
      List<Segment> segments = Segments.of(text, notes);
      assertThat(segments.stream().map(Segment::text).collect(Collectors.joining()))
          .as("seed " + seed + " " + notes)
          .isEqualTo(text);
      assertThat(segments).noneMatch(s -> Character.isLowSurrogate(s.text().charAt(0)));
    }
  }

  @Test
  void aWeightThatIsNoNumberIsStillShown() {
    assertThat(note(1, 0, 1, Double.NaN).weight()).isEqualTo("?");
    assertThat(note(1, 0, 1, -0.005).weight()).isEqualTo("−0.01");
  }

  private static Note note(int number, int start, int end, double weight) {
    return Note.of(
        number,
        new Finding("OffersGoods", FieldRef.BODY, new TextSpan(start, end), "x", "y", weight));
  }
}
