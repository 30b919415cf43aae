package org.hulian.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ListingTest {
  private final Listing listing =
      Listing.builder(new ListingId("1")).title("标题").body("正文").seller("卖家").build();

  @Test
  void anotherLookAtTheSameContentHasTheSameHash() {
    Listing later =
        listing.toBuilder()
            .sighting(new Sighting(Status.LIVE, Instant.parse("2026-11-01T00:00:00Z"), null))
            .build();
    assertThat(later.contentHash()).isEqualTo(listing.contentHash()).matches("[0-9a-f]{64}");
  }

  @Test
  void everyEditChangesTheHash() {
    List<Listing> edits =
        List.of(
            listing.toBuilder().title("标题2").build(),
            listing.toBuilder().body("正文2").build(),
            listing.toBuilder().seller(null).build(),
            listing.toBuilder().price(Price.of(BigDecimal.ONE, "CNY")).build(),
            listing.toBuilder().price(Price.asWritten("1元")).build(),
            listing.toBuilder().replies(List.of(new Reply(null, "", null))).build(),
            listing.toBuilder().images(List.of("a")).build(),
            listing.toBuilder().sighting(new Sighting(Status.REMOVED, null, null)).build());
    assertThat(edits.stream().map(Listing::contentHash))
        .doesNotContain(listing.contentHash())
        .doesNotHaveDuplicates();
  }

  @Test
  void textCannotMoveFromOneFieldToTheNextUnseen() {
    Listing moved = listing.toBuilder().title("标题正").body("文").build();
    assertThat(moved.contentHash()).isNotEqualTo(listing.contentHash());
  }

  @Test
  void theSamePriceWrittenWithMoreZerosIsNoEdit() {
    Listing one = listing.toBuilder().price(Price.of(new BigDecimal("35"), "CNY")).build();
    Listing other = listing.toBuilder().price(Price.of(new BigDecimal("35.00"), "CNY")).build();
    assertThat(one.contentHash()).isEqualTo(other.contentHash());
  }

  @Test
  void aListingCannotBeChangedFromOutside() {
    List<Reply> replies = new ArrayList<>(List.of(new Reply(null, "a", null)));
    Listing thread = listing.toBuilder().replies(replies).build();
    replies.clear();
    assertThat(thread.replies()).hasSize(1);
  }

  @Test
  void aLiveListingSaysSomething() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Listing.builder(new ListingId("1")).title(" ").build());
  }

  @Test
  void anIdIsOneLineOfText() {
    for (String bad : List.of("", " ", "a ", "a\nb", "x".repeat(2_049))) {
      assertThatIllegalArgumentException().isThrownBy(() -> new ListingId(bad));
    }
  }

  @Test
  void aPriceIsNotNegativeAndItsCurrencyIsACode() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Price(null, "CNY", null));
    assertThatIllegalArgumentException().isThrownBy(() -> Price.of(new BigDecimal("-1"), "CNY"));
    assertThatIllegalArgumentException().isThrownBy(() -> Price.of(BigDecimal.ONE, "yuan"));
  }
}
