package org.hulian.crawler.frontier;

import static org.assertj.core.api.Assertions.assertThat;

import edu.uci.ics.crawler4j.url.WebURL;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.hulian.crawler.frontier.HostContact.Sign;
import org.hulian.crawler.frontier.Settlement.Validators;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A circuit breaker for each host: closed, open, and half open with a single request. */
class HostHealthTest {
  private static final Duration DELAY = Duration.ofSeconds(1);
  private static final Duration REFUSED = Duration.ofMinutes(15);

  @TempDir Path folder;
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-22T00:00:00Z"));

  private SiteFrontier open() {
    FrontierSettings settings =
        new FrontierSettings(
            "shop", DELAY, 1_000_000, 5, Duration.ofDays(2), RevisitSchedule.EVERY_RUN, 2_000);
    return SiteFrontier.open(folder, settings, now::get);
  }

  private static List<FrontierAddress> items() {
    List<FrontierAddress> items = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      items.add(FrontierAddress.found("http://a.example/" + i, LinkRole.ITEM, 1, 0));
    }
    return items;
  }

  private FrontierAddress claim(SiteFrontier frontier) {
    List<WebURL> taken = new ArrayList<>();
    frontier.getNextURLs(1, taken);
    return (FrontierAddress) taken.getFirst();
  }

  private void answer(SiteFrontier frontier, FrontierAddress address, Sign sign) {
    HostContact contact = new HostContact(now.get(), true, sign, null);
    address.settle(
        sign == Sign.WELL
            ? new Settlement.Done(Validators.NONE, false, List.of(), List.of())
            : new Settlement.Dead("status 403", false),
        contact);
    frontier.setProcessed(address);
  }

  private void shutOut(SiteFrontier frontier) {
    for (int i = 0; i < 5; i++) {
      answer(frontier, claim(frontier), Sign.SHUT);
      now.set(now.get().plus(DELAY).plusMillis(1));
    }
  }

  private Duration wait(SiteFrontier frontier) {
    return Duration.between(now.get(), frontier.nextDue().orElseThrow());
  }

  @Test
  void aHostThatShutsUsOutIsLeftAloneAndThenAskedOnceWhetherItStillDoes() {
    try (SiteFrontier frontier = open()) {
      frontier.add(items());
      shutOut(frontier);
      assertThat(frontier.held()).hasSize(1);
      assertThat(wait(frontier))
          .isBetween(REFUSED.minus(DELAY.multipliedBy(2)), REFUSED.multipliedBy(2));

      Duration last = wait(frontier);
      for (int probe = 1; probe <= 3; probe++) {
        now.set(frontier.nextDue().orElseThrow());
        answer(frontier, claim(frontier), Sign.SHUT);
        assertThat(wait(frontier)).as("longer each time").isGreaterThan(last);
        last = wait(frontier);
      }

      now.set(frontier.nextDue().orElseThrow());
      answer(frontier, claim(frontier), Sign.WELL);
      assertThat(frontier.held()).isEmpty();
      assertThat(wait(frontier)).as("as before").isLessThanOrEqualTo(DELAY.plusMillis(1));
      now.set(now.get().plus(DELAY).plusMillis(1));
      answer(frontier, claim(frontier), Sign.SHUT);
      assertThat(wait(frontier)).as("one is no streak").isLessThan(DELAY.multipliedBy(2));
    }
  }

  @Test
  void aRestartDoesNotMakeItForgottenNorDoesARobotsFileThatIsServed() {
    try (SiteFrontier frontier = open()) {
      frontier.add(items());
      shutOut(frontier);
    }
    try (SiteFrontier frontier = open()) {
      assertThat(wait(frontier)).isGreaterThan(Duration.ofMinutes(14));
      now.set(frontier.nextDue().orElseThrow());
      FrontierAddress probe = claim(frontier);
      probe.settle(new Settlement.Released(), new HostContact(now.get(), false, Sign.WELL, null));
      frontier.setProcessed(probe);
      now.set(now.get().plus(DELAY).plusMillis(1));
      answer(frontier, claim(frontier), Sign.SHUT);
      assertThat(wait(frontier))
          .as("one bad answer is enough")
          .isGreaterThan(REFUSED.multipliedBy(2).minus(DELAY));
    }
  }

  @Test
  void noHostIsLeftAloneForMoreThanADay() {
    try (SiteFrontier frontier = open()) {
      frontier.add(items());
      shutOut(frontier);
      for (int probe = 1; probe <= 12; probe++) {
        now.set(frontier.nextDue().orElseThrow());
        answer(frontier, claim(frontier), Sign.SHUT);
        assertThat(wait(frontier)).isLessThanOrEqualTo(Duration.ofDays(1));
      }
      assertThat(wait(frontier)).isEqualTo(Duration.ofDays(1));
    }
  }

  @Test
  void howSlowAHostIsOutlivesTheRun() {
    try (SiteFrontier frontier = open()) {
      frontier.add(items());
      FrontierAddress slow = claim(frontier);
      slow.answeredAfter(Duration.ofSeconds(9));
      answer(frontier, slow, Sign.WELL);
      assertThat(wait(frontier)).isEqualTo(Duration.ofSeconds(5).plusMillis(1));
    }
    now.set(now.get().plus(Duration.ofHours(1)));
    try (SiteFrontier frontier = open()) {
      FrontierAddress next = claim(frontier);
      next.answeredAfter(Duration.ofSeconds(9));
      answer(frontier, next, Sign.WELL);
      assertThat(wait(frontier)).isEqualTo(Duration.ofSeconds(7).plusMillis(1));
    }
  }
}
