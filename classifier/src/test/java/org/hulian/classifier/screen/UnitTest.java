package org.hulian.classifier.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hulian.listing.Listing;
import org.hulian.listing.ListingId;
import org.hulian.listing.Reply;
import org.hulian.listing.finding.FieldRef;
import org.junit.jupiter.api.Test;

class UnitTest {
  private static Listing.Builder listing() {
    return Listing.builder(new ListingId("u"));
  }

  @Test
  void aShortListingIsOneUnit() {
    List<Unit> units = Unit.of(listing().title("t").body("b").build());
    assertThat(units).hasSize(1);
    assertThat(units.getFirst().texts()).containsExactly("t", "b");
  }

  @Test
  void everyPartOfALongBodyStandsInSomeUnit() {
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < 400; i++) {
      body.append("word").append(i).append(' ');
    }
    List<Unit> units = Unit.of(listing().title("t").body(body.toString()).build());
    for (int i = 0; i < 400; i++) {
      String word = "word" + i + " ";
      assertThat(units).anyMatch(unit -> unit.texts().getLast().contains(word));
    }
  }

  @Test
  void passagesPointBackIntoTheirField() {
    String body = "x".repeat(700) + "end";
    for (Unit unit : Unit.of(listing().body(body).build())) {
      for (Passage passage : unit.passages()) {
        assertThat(body.startsWith(passage.text(), passage.offset())).isTrue();
      }
    }
  }

  @Test
  void everyReplyIsAUnitWithTheTitle() {
    List<Unit> units =
        Unit.of(
            listing()
                .title("t")
                .body("b")
                .replies(List.of(new Reply(null, "one", null), new Reply(null, "two", null)))
                .build());
    assertThat(units)
        .anySatisfy(
            unit ->
                assertThat(unit.passages().stream().map(Passage::field))
                    .containsExactly(FieldRef.TITLE, FieldRef.reply(1)));
  }
}
