package org.hulian.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.hulian.store.Access;
import org.hulian.store.Database;
import org.hulian.store.run.Run;
import org.hulian.store.run.RunStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A disk that fills up is told in one line, and what is stored by then goes on from there. */
class FullDiskTest {
  private static final int LISTINGS = 20_000;

  @TempDir private Path folder;
  private Path disk;

  @BeforeEach
  void makeTheMountPoint() throws Exception {
    disk = Files.createDirectory(folder.resolve("disk"));
  }

  private void mountADisk(int kilobytes) throws Exception {
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=" + kilobytes + "k", "tmpfs", disk.toString()),
        "a small disk can be mounted by root on Linux only");
  }

  @AfterEach
  void unmount() throws Exception {
    run("umount", disk.toString());
  }

  @Test
  void aStoreWhoseTablesHadNoRoomIsMadeNextTime() throws Exception {
    mountADisk(600);
    Path feed = feed();
    Path data = disk.resolve("data");

    failsInOneLine(CommandRun.on(data, "ingest", "--quiet", feed.toString()));
    assertThat(run("mount", "-o", "remount,size=200m", disk.toString())).isTrue();

    CommandRun again = CommandRun.on(data, "ingest", "--quiet", feed.toString());

    assertThat(again.code()).as(again.err()).isZero();
    assertThat(statuses(data)).containsExactly(RunStatus.COMPLETED);
  }

  private Path feed() throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < LISTINGS; i++) {
      lines.append("{\"id\":\"").append(i).append("\",\"title\":\"二手书三本 20元\"}\n");
    }
    return Files.writeString(folder.resolve("feed.jsonl"), lines);
  }

  private static void failsInOneLine(CommandRun run) {
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.complaints())
        .singleElement()
        .asString()
        .containsPattern("(?i)the disk is full|no space left");
  }

  /** It may be the index that is full first, the store, or what either has open meanwhile. */
  @ParameterizedTest
  @ValueSource(ints = {1_600, 2_400, 6_000})
  void anIngestFailsInOneLineAndCanBeDoneAgain(int kilobytes) throws Exception {
    mountADisk(kilobytes);
    Path feed = feed();
    Path data = disk.resolve("data");

    failsInOneLine(CommandRun.on(data, "ingest", "--quiet", feed.toString()));
    assertThat(run("mount", "-o", "remount,size=200m", disk.toString())).isTrue();
    assertThat(statuses(data)).doesNotContain(RunStatus.COMPLETED);

    CommandRun again = CommandRun.on(data, "ingest", "--quiet", feed.toString());

    assertThat(again.code()).as(again.err()).isZero();
    try (DataFolder reopened = DataFolder.open(data, Clock.systemUTC())) {
      assertThat(reopened.store().listings().count()).isEqualTo(LISTINGS);
      assertThat(reopened.store().audit().firstBroken()).isEmpty();
    }
    assertThat(statuses(data)).startsWith(RunStatus.COMPLETED).doesNotContain(RunStatus.RUNNING);
  }

  private static List<RunStatus> statuses(Path data) {
    try (Database store = Database.open(data, Access.READ, Clock.systemUTC())) {
      return store.runs().list(10).stream().map(Run::status).toList();
    }
  }

  private static boolean run(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
    } catch (IOException e) { // there is no such program
      return false;
    }
  }
}
