package org.hulian.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.hulian.store.run.LedgerEntry;
import org.hulian.store.run.LedgerOutcome;
import org.hulian.store.run.Run;
import org.hulian.store.run.RunStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ledgers written by schema 4 are there after the upgrade, with all their lines. */
class RunsMigrationTest {
  private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");

  private final SettableClock clock = new SettableClock();
  @TempDir Path folder;

  @BeforeEach
  void fillAsSchema4() throws SQLException {
    String url = "jdbc:sqlite:" + folder.resolve("hulian.db");
    Flyway.configure()
        .dataSource(url, null, null)
        .locations("classpath:db/migration")
        .table("schema_history")
        .target("4")
        .loggers("slf4j")
        .load()
        .migrate();
    long start = START.getEpochSecond() * 1_000_000;
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      for (String row :
          List.of(
              "INSERT INTO run VALUES (1, 'shop', 'blocked', %d, %d)".formatted(start, start + 1),
              "INSERT INTO run VALUES (2, 'forum', 'completed', %d, %d)".formatted(start, start),
              "INSERT INTO run VALUES (3, 'shop', 'running', %d, NULL)".formatted(start),
              "INSERT INTO run_count VALUES (1, 'attempted', 9), (1, 'unchanged', 4)",
              "INSERT INTO run_count VALUES (2, 'new', 2)",
              "INSERT INTO run_line VALUES (7, 1, %d, 'blocked', '/i/1', 'log-in')"
                  .formatted(start),
              "INSERT INTO run_line VALUES (9, 1, %d, 'refused', '/x', '')".formatted(start))) {
        statement.executeUpdate(row);
      }
    }
  }

  @Test
  void runsOfSchema4KeepEverythingAndNewOnesGoOnBehindThem() {
    try (Database database = Database.open(folder, Access.WRITE, clock)) {
      assertThat(database.runs().find(1))
          .hasValue(
              new Run(
                  1,
                  "shop",
                  RunStatus.BLOCKED,
                  START,
                  START.plusNanos(1_000),
                  "",
                  Map.of(LedgerOutcome.ATTEMPTED, 9L, LedgerOutcome.UNCHANGED, 4L)));
      assertThat(database.runs().find(2).orElseThrow().counts())
          .isEqualTo(Map.of(LedgerOutcome.NEW, 2L));
      assertThat(database.runs().find(3).orElseThrow().status()).isEqualTo(RunStatus.INTERRUPTED);
      assertThat(database.runs().ledger(1, 10))
          .containsExactly(
              new LedgerEntry(START, LedgerOutcome.BLOCKED, "/i/1", "log-in"),
              new LedgerEntry(START, LedgerOutcome.REFUSED, "/x", ""));

      Run next = database.runs().start("shop");
      assertThat(next.id()).isEqualTo(4);
      LedgerEntry line = new LedgerEntry(START, LedgerOutcome.ABSENT, "/7", "");
      database.runs().record(next.id(), List.of(line, line));
      database.runs().finish(next.id(), RunStatus.FAILED, "no reason");
      assertThat(database.runs().ledger(next.id(), 10)).hasSize(2);
      assertThat(database.runs().find(next.id()).orElseThrow().reason()).isEqualTo("no reason");
      assertThat(database.audit().firstBroken()).isEmpty();
    }
  }

  @Test
  void linesAndCountsStillBelongToARunThatThereIs() {
    try (Database database = Database.open(folder, Access.WRITE, clock)) {
      List<String> tables =
          database
              .sql()
              .read(
                  handle ->
                      handle
                          .createQuery(
                              "SELECT m.name || ' ' || f.\"table\" FROM sqlite_master m"
                                  + " JOIN pragma_foreign_key_list(m.name) f"
                                  + " WHERE m.name LIKE 'run%' ORDER BY m.name")
                          .mapTo(String.class)
                          .list());
      assertThat(tables).containsExactly("run_count run", "run_line run");
      List<String> broken =
          database
              .sql()
              .read(
                  handle ->
                      handle
                          .createQuery("SELECT \"table\" FROM pragma_foreign_key_check")
                          .mapTo(String.class)
                          .list());
      assertThat(broken).isEmpty();
    }
  }
}
