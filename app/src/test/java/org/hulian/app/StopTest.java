package org.hulian.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.hulian.store.Access;
import org.hulian.store.Database;
import org.hulian.store.run.Run;
import org.hulian.store.run.RunStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C, or the request of a service manager, ends a command soon and in order. */
class StopTest {
  private static final Duration SOON = Duration.ofSeconds(5);
  private static final int PAGES = 60;

  @TempDir private Path folder;
  private Path data;

  @BeforeEach
  void nameTheData() {
    data = folder.resolve("data");
  }

  @Test
  void theConsoleEndsAtOnceAndGivesTheFolderBack() throws Exception {
    try (CommandProcess serve =
        CommandProcess.start(folder, "serve", "--port", "0", "--data", data.toString())) {
      serve.awaitError("first administrator");

      assertThat(serve.stop()).isLessThan(SOON);
    }
    try (DataFolder reopened = DataFolder.open(data, Clock.systemUTC())) {
      assertThat(reopened.store().audit().firstBroken()).isEmpty();
    }
  }

  @Test
  void theDemoLeavesNothingBehindHoweverEarlyItIsStopped() throws Exception {
    Path temporary = Files.createDirectory(folder.resolve("temporary"));
    try (CommandProcess demo =
        CommandProcess.start(
            folder, List.of("-Djava.io.tmpdir=" + temporary), "demo", "--no-browser")) {
      demo.awaitError("each link opens once");

      assertThat(demo.stop()).isLessThan(SOON);
    }
    try (Stream<Path> left = Files.list(temporary)) {
      assertThat(left.filter(path -> path.getFileName().toString().startsWith("hulian-demo")))
          .isEmpty();
    }
  }

  @Test
  void aStoppedCrawlIsInterruptedAndTheNextOneGoesOn() throws Exception {
    try (LoopbackSite site = new LoopbackSite(PAGES, "", 40)) {
      List<String> home = List.of("-Dhulian.home=" + site.home(folder, ""));
      String[] crawl = {"crawl", "loopback", "--allow-loopback", "--data", data.toString()};
      try (CommandProcess first = CommandProcess.start(folder, home, crawl)) {
        while (site.asked().size() < PAGES / 4 && first.isAlive()) {
          Thread.sleep(10);
        }
        assertThat(first.stop()).isLessThan(SOON);
        assertThat(first.err()).contains("loopback: interrupted");
      }
      try (CommandProcess second = CommandProcess.start(folder, home, crawl)) {
        assertThat(second.awaitEnd()).as(second.err()).isZero();
      }
      assertThat(site.asked().stream().filter(path -> path.startsWith("/item/")))
          .hasSize(PAGES)
          .doesNotHaveDuplicates();
    }
    assertThat(runs())
        .extracting(Run::status)
        .containsExactly(RunStatus.COMPLETED, RunStatus.INTERRUPTED);
  }

  @Test
  void aStoppedIngestIsInterrupted() throws Exception {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 300_000; i++) {
      lines.append("{\"id\":\"").append(i).append("\",\"title\":\"二手书三本 20元\"}\n");
    }
    Path feed = Files.writeString(folder.resolve("feed.jsonl"), lines);

    try (CommandProcess ingest =
        CommandProcess.start(folder, "ingest", feed.toString(), "--data", data.toString())) {
      while (stored() == 0 && ingest.isAlive()) {
        Thread.sleep(20);
      }
      assertThat(ingest.stop()).isLessThan(SOON);
    }

    assertThat(runs()).extracting(Run::status).containsExactly(RunStatus.INTERRUPTED);
    long counted = runs().getFirst().counts().values().stream().mapToLong(Long::longValue).sum();
    assertThat(counted).isEqualTo(stored()).isLessThan(300_000);
  }

  private long stored() {
    if (!Files.exists(data.resolve("hulian.db"))) {
      return 0;
    }
    try (Database store = Database.open(data, Access.READ, Clock.systemUTC())) {
      return store.listings().count();
    } catch (org.hulian.store.StoreUnavailableException e) { // it is being made
      return 0;
    }
  }

  private List<Run> runs() {
    try (Database store = Database.open(data, Access.READ, Clock.systemUTC())) {
      return store.runs().list(10);
    }
  }
}
