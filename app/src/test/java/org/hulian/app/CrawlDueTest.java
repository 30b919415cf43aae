package org.hulian.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.hulian.store.Access;
import org.hulian.store.Database;
import org.hulian.store.run.Run;
import org.hulian.store.run.RunStatus;
import org.hulian.store.run.SiteSchedule;
import org.hulian.store.run.SiteState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Schedules from a site's file to its runs, over real HTTP. */
class CrawlDueTest {
  private static final String NIGHTLY = "schedule: \"30 3 * * *\"\nzone: Asia/Shanghai\n";

  @TempDir private Path folder;

  @Test
  void aSiteIsLookedAtWhenItIsDueAndNotBefore() throws Exception {
    try (LoopbackSite site = new LoopbackSite(3, "", 0)) {
      Path home = site.home(folder, NIGHTLY);

      assertThat(crawl(home, 0, "--due")).contains("nothing is due of 1 sites", "next: loopback");
      assertThat(site.asked()).isEmpty();

      makeDue();
      assertThat(list(home)).contains("30 3 * * * Asia/Shanghai: DUE since ");
      assertThat(crawl(home, 0, "--due"))
          .contains("loopback: completed", "1 of 1 sites were due: 1 completed; next: loopback at");
      assertThat(site.asked()).contains("/item/2");

      assertThat(crawl(home, 0, "--due")).contains("nothing is due");
      assertThat(runs()).extracting(Run::status).containsExactly(RunStatus.COMPLETED);
      assertThat(schedule().nextAt()).isAfter(Instant.now());
      assertThat(list(home)).contains("WAITING, next ", "19:30 UTC, last begun ");
    }
  }

  @Test
  void aSiteThatShutsUsOutIsBlockedAndResumedByHand() throws Exception {
    try (LoopbackSite site = new LoopbackSite(3, "", 0)) {
      Path home = site.home(folder, NIGHTLY);
      crawl(home, 0, "--due");
      makeDue();
      site.refuse(true);
      assertThat(crawl(home, 1, "--due")).contains("loopback: blocked", "were due: 1 blocked");
      assertThat(schedule().state()).isEqualTo(SiteState.BLOCKED);
      assertThat(list(home)).contains("BLOCKED, tried again ", "403");

      assertThat(crawl(home, 1, "loopback"))
          .contains("hulian: loopback is blocked (", "crawl --resume loopback");
      site.refuse(false);
      assertThat(crawl(home, 0, "--resume", "loopback")).contains("loopback: completed");
      assertThat(schedule().state()).isEqualTo(SiteState.WAITING);
    }
  }

  @Test
  void theConsoleLooksAtDueSitesToo() throws Exception {
    try (LoopbackSite site = new LoopbackSite(3, "", 0)) {
      Path home = site.home(folder, NIGHTLY);
      crawl(home, 0, "--due");
      makeDue();
      try (CommandProcess serve =
          start(home, "serve", "--port", "0", "--crawl", "--allow-loopback")) {
        serve.awaitError("loopback: completed");
        assertThat(serve.isAlive()).isTrue();
        assertThat(serve.stop()).isLessThan(Duration.ofSeconds(5));
      }
      assertThat(site.asked()).contains("/item/2");
      assertThat(runs()).extracting(Run::status).containsExactly(RunStatus.COMPLETED);
    }
  }

  @Test
  void aConsoleThatIsStoppedStopsItsRunAndTheNextGoesOn() throws Exception {
    try (LoopbackSite site = new LoopbackSite(60, "", 40)) {
      Path home = site.home(folder, NIGHTLY);
      crawl(home, 0, "--due");
      makeDue();
      try (CommandProcess serve =
          start(home, "serve", "--port", "0", "--crawl", "--allow-loopback")) {
        while (site.asked().size() < 15 && serve.isAlive()) {
          Thread.sleep(10);
        }
        assertThat(serve.stop()).isLessThan(Duration.ofSeconds(8));
        assertThat(serve.err()).contains("loopback: interrupted");
      }
      assertThat(crawl(home, 0, "--due")).contains("1 of 1 sites were due: 1 completed");
      assertThat(site.asked().stream().filter(path -> path.startsWith("/item/")))
          .hasSize(60)
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void aBrokenFileKeepsTheOthersFromNothingAndIsTold() throws Exception {
    try (LoopbackSite site = new LoopbackSite(1, "", 0)) {
      Path home = site.home(folder, NIGHTLY);
      Files.writeString(home.resolve("seeds/sites/wrong.yaml"), "name: wrong\nzone: Mars/Base\n");
      assertThat(crawl(home, 1, "--due"))
          .contains("wrong.yaml:2: zone: is a time zone such as Asia/Shanghai", "nothing is due");
    }
  }

  @Test
  void namesAndDueDoNotGoTogether() {
    assertThat(CommandRun.of("crawl", "--due", "shop").code()).isEqualTo(2);
    assertThat(CommandRun.of("crawl").code()).isEqualTo(2);
    assertThat(CommandRun.of("crawl", "--due", "--resume").code()).isEqualTo(2);
  }

  private void makeDue() {
    try (Database store = Database.open(data(), Access.WRITE, Clock.systemUTC())) {
      SiteSchedule known = store.schedules().find("loopback").orElseThrow();
      store.schedules().put(known.planned(known.plan(), Instant.now().minusSeconds(60)));
    }
  }

  private SiteSchedule schedule() {
    try (Database store = Database.open(data(), Access.READ, Clock.systemUTC())) {
      return store.schedules().find("loopback").orElseThrow();
    }
  }

  private List<Run> runs() {
    try (Database store = Database.open(data(), Access.READ, Clock.systemUTC())) {
      return store.runs().list(10);
    }
  }

  private String crawl(Path home, int code, String... args) throws Exception {
    String[] all = new String[args.length + 2];
    all[0] = "crawl";
    all[1] = "--allow-loopback";
    System.arraycopy(args, 0, all, 2, args.length);
    try (CommandProcess crawl = start(home, all)) {
      assertThat(crawl.awaitEnd()).as(crawl.err()).isEqualTo(code);
      return crawl.err();
    }
  }

  private String list(Path home) throws Exception {
    try (CommandProcess list = start(home, "sites", "list")) {
      String out =
          new String(list.results().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
      assertThat(list.awaitEnd()).as(list.err()).isZero();
      return out;
    }
  }

  private CommandProcess start(Path home, String... args) throws java.io.IOException {
    String[] all = java.util.Arrays.copyOf(args, args.length + 2);
    all[args.length] = "--data";
    all[args.length + 1] = data().toString();
    return CommandProcess.start(folder, List.of("-Dhulian.home=" + home), all);
  }

  private Path data() {
    return folder.resolve("data");
  }
}
