package org.hulian.crawler.frontier;

import static org.assertj.core.api.Assertions.assertThat;

import edu.uci.ics.crawler4j.url.WebURL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.hulian.crawler.frontier.HostContact.Sign;
import org.hulian.crawler.frontier.SiteQueue.HostTurn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of a queue from outside is what is in it, while a run works on it. */
class SiteQueueTest {
  private static final Duration DELAY = Duration.ofSeconds(1);

  @TempDir Path folder;
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-22T00:00:00Z"));

  @Test
  void withoutACrawlThereIsNothingToTell() {
    assertThat(FrontierView.open(folder)).isEmpty();
  }

  @Test
  void aFrontierThatIsAboutToBeMadeOrIsOfAnotherVersionIsNotReadWrongly() throws Exception {
    Files.createFile(folder.resolve("frontier.db"));
    assertThat(FrontierView.open(folder)).isEmpty();

    try (SiteFrontier frontier = open("shop")) {
      frontier.add(items("a", 3));
      assertThat(queues()).hasSize(1);
    }
    try (Connection file =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("frontier.db"));
        Statement statement = file.createStatement()) {
      statement.execute("PRAGMA user_version = 2");
    }
    assertThat(queues()).isEmpty();
  }

  @Test
  void anAddressIsCountedOnceInTheStateThatItHasNow() {
    try (SiteFrontier frontier = open("shop");
        SiteFrontier other = open("forum")) {
      frontier.add(items("a", 3));
      other.add(items("b", 2));
      assertThat(queues())
          .containsExactly(
              new SiteQueue("forum", Map.of(AddressState.READY, 2L), Map.of(HostTurn.DUE, 1L)),
              new SiteQueue("shop", Map.of(AddressState.READY, 3L), Map.of(HostTurn.DUE, 1L)));

      FrontierAddress held = claim(frontier);
      assertThat(queues().getLast())
          .isEqualTo(
              new SiteQueue(
                  "shop",
                  Map.of(AddressState.READY, 2L, AddressState.LEASED, 1L),
                  Map.of(HostTurn.ASKED, 1L)));

      answer(frontier, held, Sign.WELL);
      assertThat(queues().getLast())
          .isEqualTo(
              new SiteQueue(
                  "shop",
                  Map.of(AddressState.READY, 2L, AddressState.DONE, 1L),
                  Map.of(HostTurn.WAITING, 1L)));
    }
  }

  @Test
  void aHostThatShutsUsOutIsOpenUntilItsPauseIsOverAndThenHeldInThisRun() {
    try (SiteFrontier frontier = open("shop")) {
      frontier.add(items("a", 9));
      frontier.add(items("b", 1));
      for (int i = 0; i < 6; i++) {
        FrontierAddress address = claim(frontier);
        boolean shut = address.getURL().startsWith("http://a.");
        answer(frontier, address, shut ? Sign.SHUT : Sign.WELL);
        now.set(now.get().plus(DELAY).plusMillis(1));
      }
      assertThat(queues().getFirst().hosts()).isEqualTo(Map.of(HostTurn.OPEN, 1L));
      assertThat(queues().getFirst().addresses())
          .containsEntry(AddressState.DEAD, 5L)
          .containsEntry(AddressState.DONE, 1L);

      now.set(now.get().plus(Duration.ofHours(1)));
      assertThat(queues().getFirst().hosts()).isEqualTo(Map.of(HostTurn.HELD, 1L));
    }
  }

  private List<SiteQueue> queues() {
    try (FrontierView view = FrontierView.open(folder).orElseThrow()) {
      return view.queues(now.get());
    }
  }

  private SiteFrontier open(String site) {
    FrontierSettings settings =
        new FrontierSettings(
            site, DELAY, 1_000_000, 5, Duration.ofDays(2), RevisitSchedule.EVERY_RUN, 2_000);
    return SiteFrontier.open(folder, settings, now::get);
  }

  private static List<FrontierAddress> items(String host, int number) {
    List<FrontierAddress> items = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      items.add(FrontierAddress.found("http://" + host + ".example/" + i, LinkRole.ITEM, 1, 0));
    }
    return items;
  }

  private static FrontierAddress claim(SiteFrontier frontier) {
    List<WebURL> taken = new ArrayList<>();
    frontier.getNextURLs(1, taken);
    return (FrontierAddress) taken.getFirst();
  }

  private void answer(SiteFrontier frontier, FrontierAddress address, Sign sign) {
    address.settle(
        sign == Sign.WELL
            ? new Settlement.Done(Settlement.Validators.NONE, false, List.of(), List.of())
            : new Settlement.Dead("status 403", false),
        new HostContact(now.get(), true, sign, null));
    frontier.setProcessed(address);
  }
}
