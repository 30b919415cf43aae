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

/** Shops on one machine are one machine to be polite to, however many names they go by. */
class LaneTableTest {
  private static final Duration DELAY = Duration.ofSeconds(1);
  private static final List<String> SHARED = List.of("ip 203.0.113.7");

  @TempDir Path folder;
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-22T00:00:00Z"));

  private SiteFrontier open() {
    FrontierSettings settings =
        new FrontierSettings(
            "shop", DELAY, 1_000_000, 5, Duration.ofDays(2), RevisitSchedule.EVERY_RUN, 2_000);
    return SiteFrontier.open(folder, settings, now::get);
  }

  private static FrontierAddress item(String url) {
    return FrontierAddress.found(url, LinkRole.ITEM, 1, 0);
  }

  private static FrontierAddress claim(SiteFrontier frontier) {
    List<WebURL> taken = new ArrayList<>();
    frontier.getNextURLs(1, taken);
    return (FrontierAddress) taken.getFirst();
  }

  private void answer(SiteFrontier frontier, FrontierAddress address) {
    address.settle(
        new Settlement.Done(Validators.NONE, false, List.of(), List.of()),
        new HostContact(now.get(), true, Sign.WELL, null));
    frontier.setProcessed(address);
  }

  private static void fill(SiteFrontier frontier) {
    frontier.add(
        List.of(
            item("http://a.example/1"),
            item("http://b.example/1"),
            item("http://a.example/2"),
            item("http://b.example/2"),
            item("http://c.example/1")));
  }

  @Test
  void hostsOfOneMachineAreAskedByOneAtATimeWithTheDelayBetweenThem() {
    try (SiteFrontier frontier = open()) {
      fill(frontier);
      FrontierAddress first = claim(frontier);
      FrontierAddress second = claim(frontier);
      assertThat(first.url()).isEqualTo("http://a.example/1");
      assertThat(second.url()).isEqualTo("http://b.example/1");
      assertThat(frontier.join(first, SHARED)).isTrue();
      assertThat(frontier.join(second, SHARED)).as("it is being asked").isFalse();
      frontier.setProcessed(second);

      FrontierAddress other = claim(frontier);
      assertThat(other.url()).as("another machine waits for nobody").startsWith("http://c.");
      answer(frontier, other);

      answer(frontier, first);
      assertThat(frontier.nextDue()).contains(now.get().plus(DELAY).plusMillis(1));
      now.set(now.get().plus(DELAY).plusMillis(1));
      FrontierAddress third = claim(frontier);
      assertThat(third.url()).as("who waited longest").isEqualTo("http://b.example/1");
    }
  }

  @Test
  void whatHostsShareOutlivesTheRun() {
    try (SiteFrontier frontier = open()) {
      fill(frontier);
      FrontierAddress first = claim(frontier);
      FrontierAddress second = claim(frontier);
      frontier.join(first, SHARED);
      frontier.join(second, SHARED);
      frontier.setProcessed(second);
      FrontierAddress other = claim(frontier);
      answer(frontier, other);
      answer(frontier, first);
    }
    try (SiteFrontier frontier = open()) {
      assertThat(frontier.nextDue()).contains(now.get().plus(DELAY).plusMillis(1));
      now.set(now.get().plus(DELAY).plusMillis(1));
      claim(frontier);
      now.set(now.get().plus(DELAY.multipliedBy(3)));
      assertThat(frontier.getQueueLength()).isEqualTo(2);
    }
  }

  @Test
  void aHostThatMovedLeavesItsOldMachineAlone() {
    try (SiteFrontier frontier = open()) {
      fill(frontier);
      FrontierAddress first = claim(frontier);
      frontier.join(first, SHARED);
      FrontierAddress second = claim(frontier);
      assertThat(frontier.join(second, List.of("ip 203.0.113.8"))).isTrue();
      assertThat(frontier.join(first, List.of("ip 203.0.113.9", "domain a.example"))).isTrue();
    }
  }

  @Test
  void aHostWhoseAddressChangesGivesItsOldMachineFree() {
    try (SiteFrontier frontier = open()) {
      fill(frontier);
      FrontierAddress first = claim(frontier);
      FrontierAddress second = claim(frontier);
      frontier.join(first, SHARED);
      frontier.join(second, SHARED);
      frontier.setProcessed(second);
      answer(frontier, first);
      now.set(now.get().plus(DELAY).plusMillis(1));
      FrontierAddress moved = claim(frontier); // leases what both shared
      while (!moved.url().contains("a.example")) {
        answer(frontier, moved);
        now.set(now.get().plus(DELAY).plusMillis(1));
        moved = claim(frontier);
      }
      assertThat(frontier.join(moved, List.of("ip 203.0.113.99"))).isTrue();
      FrontierAddress other = claim(frontier);
      assertThat(other.url()).isEqualTo("http://b.example/2");
    }
  }

  @Test
  void aClockThatWasWrongOnceHoldsUpNoLaneForever() {
    Instant right = now.get();
    now.set(right.plus(Duration.ofDays(3_650)));
    try (SiteFrontier frontier = open()) {
      fill(frontier);
      FrontierAddress first = claim(frontier);
      frontier.join(first, SHARED);
      answer(frontier, first);
    }
    now.set(right);
    try (SiteFrontier frontier = open()) {
      assertThat(frontier.nextDue())
          .hasValueSatisfying(at -> assertThat(at).isBeforeOrEqualTo(right));
      now.set(right.plus(DELAY));
      assertThat(claim(frontier).url()).startsWith("http://");
    }
  }
}
