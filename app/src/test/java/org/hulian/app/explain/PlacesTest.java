package org.hulian.app.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hulian.listing.finding.FieldRef;
import org.hulian.listing.finding.Mention;
import org.hulian.listing.text.TextSpan;
import org.junit.jupiter.api.Test;

/** Where pieces stand is said once for each field, counting characters from one as people do. */
class PlacesTest {
  private static Mention piece(FieldRef field, int start, int end) {
    return new Mention(field, new TextSpan(start, end), "x".repeat(end - start));
  }

  @Test
  void whatBeginsWithTheFieldNeedsNoNumbers() {
    assertThat(Places.of(List.of(piece(FieldRef.TITLE, 0, 4), piece(FieldRef.BODY, 20, 42))))
        .isEqualTo("title and body (characters 21 to 42)");
  }

  @Test
  void partsThatOverlapAreOne() {
    assertThat(
            Places.of(
                List.of(
                    piece(FieldRef.BODY, 20, 42),
                    piece(FieldRef.TITLE, 0, 2),
                    piece(FieldRef.TITLE, 2, 4),
                    piece(FieldRef.BODY, 52, 54),
                    piece(FieldRef.BODY, 50, 53))))
        .isEqualTo("body (characters 21 to 42, 51 to 54) and title");
  }

  @Test
  void longNumbersAreGrouped() {
    assertThat(Places.of(List.of(piece(FieldRef.reply(1), 240_000, 240_024))))
        .isEqualTo("reply 2 (characters 240,001 to 240,024)");
  }
}
