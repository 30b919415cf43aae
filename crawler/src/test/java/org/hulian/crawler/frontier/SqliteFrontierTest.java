package org.hulian.crawler.frontier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SqliteFrontierTest extends FrontierRules {
  @Override
  Dialect dialect() {
    return new SqliteDialect(folder);
  }

  private void command(String sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("frontier.db"));
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  @Test
  void aPauseThatAnEarlierVersionLeftForeverIsLifted() throws Exception {
    try (SiteFrontier first = open()) {
      first.add(List.of(item("http://a.example/1")));
    }
    command("UPDATE host SET next_at = " + Long.MAX_VALUE);
    try (SiteFrontier next = open()) {
      assertThat(claimOne(next).url()).isEqualTo("http://a.example/1");
    }
  }

  @Test
  void aFrontierOfANewerVersionIsNotTouched() throws Exception {
    open().close();
    command("PRAGMA user_version = 99");
    assertThatThrownBy(this::open)
        .isInstanceOf(FrontierException.class)
        .hasMessageContaining("newer version");
    assertThatThrownBy(this::open).hasMessageContaining("newer version");
  }

  @Test
  void whatIsWatchedIsNobodyElsesBusiness() throws Exception {
    assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
    Path file = folder.resolve("frontier.db");
    Files.createFile(file);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    try (SiteFrontier frontier = open()) {
      frontier.add(List.of(item("http://a.example/1")));
      for (String name : List.of("frontier.db", "frontier.db-wal", "frontier.db-shm")) {
        assertThat(
                PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name))))
            .as(name)
            .isEqualTo("rw-------");
      }
    }
  }

  @Test
  void aClaimTakesUnderFiveMillisecondsWithAHundredThousandAddresses() {
    int hosts = 200;
    List<Long> nanos = new ArrayList<>();
    try (SiteFrontier frontier = open()) {
      for (int host = 0; host < hosts; host++) {
        List<FrontierAddress> batch = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
          batch.add(item("http://h" + host + ".example/item-" + i));
        }
        frontier.add(batch);
      }
      assertThat(frontier.getQueueLength()).isEqualTo(100_000);
      for (int i = 0; i < 2_000; i++) {
        long begun = System.nanoTime();
        FrontierAddress address = claimOne(frontier);
        nanos.add(System.nanoTime() - begun);
        done(frontier, address);
        pass(Duration.ofMillis(10));
      }
    }
    nanos.sort(null);
    Duration median = Duration.ofNanos(nanos.get(nanos.size() / 2));
    assertThat(median).isLessThan(Duration.ofMillis(5));
  }
}
