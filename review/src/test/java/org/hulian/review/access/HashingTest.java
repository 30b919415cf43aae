package org.hulian.review.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class HashingTest {
  private final Hashing hashing = new Hashing();

  @Test
  @Timeout(20)
  void whereThereIsNoRoomNobodyWaitsInLine() throws Exception {
    CountDownLatch inside = new CountDownLatch(Hashing.AT_ONCE);
    CountDownLatch done = new CountDownLatch(1);
    List<Future<Optional<String>>> all = new ArrayList<>();
    try (ExecutorService threads = Executors.newCachedThreadPool()) {
      for (int i = 0; i < Hashing.AT_ONCE; i++) {
        all.add(threads.submit(() -> hashing.attempt(() -> await(inside, done))));
      }
      inside.await();
      assertThat(hashing.attempt(() -> "late")).isEmpty();
      done.countDown();
      for (Future<Optional<String>> one : all) {
        assertThat(one.get()).hasValue("done");
      }
      assertThat(hashing.attempt(() -> "later")).hasValue("later");
    }
  }

  private static String await(CountDownLatch inside, CountDownLatch done) {
    inside.countDown();
    try {
      done.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return "done";
  }

  @Test
  void whatFailsGivesItsRoomBack() {
    for (int i = 0; i < 2 * Hashing.AT_ONCE; i++) {
      assertThatThrownBy(
              () ->
                  hashing.attempt(
                      () -> {
                        throw new IllegalStateException("no such algorithm");
                      }))
          .isInstanceOf(IllegalStateException.class);
    }
    assertThat(hashing.attempt(() -> "room")).hasValue("room");
  }
}
