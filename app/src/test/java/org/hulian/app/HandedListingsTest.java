package org.hulian.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.hulian.listing.Listing;
import org.hulian.listing.ListingId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class HandedListingsTest {
  @Test
  void everythingIsTakenInTheOrderItWasGiven() {
    List<String> taken = new ArrayList<>();
    try (HandedListings listings =
        HandedListings.of(
            (sink, checkpoint) -> {
              for (int i = 0; i < 1_000; i++) {
                sink.accept(listing(i));
              }
            })) {
      listings.forEachRemaining(listing -> taken.add(listing.id().value()));
    }
    assertThat(taken).hasSize(1_000).startsWith("0", "1", "2").endsWith("998", "999");
  }

  @Test
  void theGiverIsNeverMoreThanAFewAhead() {
    AtomicInteger given = new AtomicInteger();
    try (HandedListings listings =
        HandedListings.of(
            (sink, checkpoint) -> {
              for (int i = 0; i < 5_000; i++) {
                given.incrementAndGet();
                sink.accept(listing(i));
              }
            })) {
      for (int taken = 1; listings.hasNext(); taken++) {
        listings.next();
        assertThat(given.get() - taken).isLessThan(100);
      }
    }
    assertThat(given).hasValue(5_000);
  }

  @Test
  void whatWentWrongIsThrownAfterWhatWasGiven() {
    try (HandedListings listings =
        HandedListings.of(
            (sink, checkpoint) -> {
              sink.accept(listing(1));
              throw new IOException("the disk failed");
            })) {
      assertThat(listings.next().id().value()).isEqualTo("1");
      assertThatThrownBy(listings::hasNext)
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("the disk failed");
    }
  }

  @Test
  void whoeverWaitsAndWhoeverGivesEndWhenNobodyWantsMore() throws InterruptedException {
    CountDownLatch working = new CountDownLatch(1);
    CountDownLatch stopped = new CountDownLatch(1);
    try (HandedListings listings =
        HandedListings.of(
            (sink, checkpoint) -> {
              working.countDown();
              try {
                while (true) {
                  checkpoint.run();
                }
              } finally {
                stopped.countDown();
              }
            })) {
      working.await();
      Thread.ofPlatform().start(listings::cancel);
      assertThat(listings.hasNext()).isFalse();
      assertThat(stopped.await(5, TimeUnit.SECONDS)).isTrue();
    }
  }

  private static Listing listing(int number) {
    return Listing.builder(new ListingId(Integer.toString(number))).title("书").build();
  }
}
