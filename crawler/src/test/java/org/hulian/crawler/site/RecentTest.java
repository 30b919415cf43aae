package org.hulian.crawler.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RecentTest {
  private final AtomicInteger worked = new AtomicInteger();
  private final Recent<Integer> recent = new Recent<>(100);

  private int length(String address) {
    return recent.of(
        address,
        text -> {
          worked.incrementAndGet();
          return text.length();
        });
  }

  @Test
  void worksOnceOnAnAddressThatStandsOnEveryPage() {
    for (int page = 0; page < 10_000; page++) {
      assertThat(length("https://forum.example/")).isEqualTo(22);
      length("https://forum.example/thread-" + page % 50 + "-1-1.html");
    }
    assertThat(worked).hasValue(51);
  }

  @Test
  void holdsNoMoreThanItHasRoomForHoweverManyAddressesASiteMakesUp() {
    for (int i = 0; i < 10_000; i++) {
      length("https://trap.example/calendar?day=" + i);
    }
    assertThat(recent.size()).isLessThanOrEqualTo(200);
  }

  @Test
  void keepsNoAddressOfALengthThatOnlyTrapsHave() {
    String trap = "https://trap.example/" + "a/".repeat(500);
    assertThat(length(trap)).isEqualTo(length(trap));
    assertThat(recent.size()).isZero();
  }
}
