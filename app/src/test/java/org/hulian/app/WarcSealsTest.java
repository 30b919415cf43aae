package org.hulian.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import org.hulian.evidence.log.Sha256;
import org.hulian.store.Access;
import org.hulian.store.Database;
import org.hulian.store.audit.WarcFiles.Sealed;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The signed log has the last word on what the WARC files were. */
class WarcSealsTest {
  @TempDir private Path data;
  private Path warc = Path.of("");

  @BeforeEach
  void seal() throws IOException {
    warc = Files.createDirectories(DataFolder.warcOf(data)).resolve("a.warc.gz");
    WarcFile.write(warc, "木头书架一号");
    try (DataFolder open = DataFolder.open(data, Clock.systemUTC())) {
      assertThat(open.store().listings().count()).isZero();
    }
    CommandRun run = CommandRun.on(data, "verify");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.err()).doesNotContain("has no seal");
  }

  @Test
  void aFileThatWasSwappedWithItsRowAndTheSealOfThatIsFoundByTheLog()
      throws IOException, SQLException {
    WarcFile.write(warc, "木头书架二号");
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + data.resolve(Database.FILE));
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(
          "UPDATE warc_file SET bytes = %d, sha256 = '%s'"
              .formatted(Files.size(warc), Sha256.hex(warc)));
      statement.executeUpdate("DELETE FROM seal_state"); // all rows are sealed anew
    }
    Database.open(data, Access.WRITE, Clock.systemUTC()).close();
    String told =
        "WARC file a.warc.gz: has another hash in the audit log than in the list of files";
    assertThat(CommandRun.on(data, "verify").complaints()).containsExactly("hulian: " + told);
    assertThat(CommandRun.on(data, "audit", "verify").complaints())
        .containsExactly("hulian: " + told);
  }

  @Test
  void whatWasErasedByTheProgramAgreesAndARowThatIsGoneOrPutInDoesNot() throws SQLException {
    try (Database store = Database.open(data, Access.WRITE, Clock.systemUTC())) {
      String before = store.warcFiles().list().getFirst().sha256();
      store.warcFiles().rewritten(new Sealed("a.warc.gz", 7, "ab".repeat(32)), before, 1);
      store.warcFiles().rewritten(new Sealed("b.warc.gz.torn", 0, ""), "cd".repeat(32), 1);
    }
    assertThat(CommandRun.on(data, "audit", "verify").code()).isZero();
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + data.resolve(Database.FILE));
        Statement statement = connection.createStatement()) {
      statement.executeUpdate("UPDATE warc_file SET name = 'c.warc.gz'");
    }
    assertThat(CommandRun.on(data, "audit", "verify").complaints())
        .containsExactly(
            "hulian: WARC file a.warc.gz: is in the audit log and no more in the list of files",
            "hulian: WARC file c.warc.gz: is in the list of files and not in the audit log");
  }

  @Test
  void aFileWithoutASealIsNamedUntilItHasOne() throws IOException {
    WarcFile.write(warc.resolveSibling("z.warc.gz"), "木头书架三号");
    CommandRun run = CommandRun.on(data, "verify");
    assertThat(run.code()).isZero();
    assertThat(run.err()).contains("z.warc.gz has no seal");
    DataFolder.open(data, Clock.systemUTC()).close();
    assertThat(CommandRun.on(data, "verify").err()).doesNotContain("has no seal");
  }
}
