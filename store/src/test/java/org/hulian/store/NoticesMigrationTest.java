package org.hulian.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.hulian.listing.feed.ListingCodec;
import org.hulian.listing.feed.VerdictCodec;
import org.hulian.listing.finding.ScoredListing;
import org.hulian.store.notice.Notice;
import org.hulian.store.notice.NoticeEvent;
import org.hulian.store.notice.NoticeState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Notices of schema 13 are drafts that nobody approved, and their items are watched as before. */
class NoticesMigrationTest {
  private static final long AT = 1_790_000_000_000_000L;

  private final SettableClock clock = new SettableClock();
  @TempDir Path folder;

  @Test
  void noticesOfBeforeAreDraftsAndWhatWasWatchedIsWatched() throws SQLException {
    fillAsSchema13();
    try (Database database = Database.open(folder, Access.WRITE, clock)) {
      List<Notice> notices = database.notices().notices().ofCase(1);
      assertThat(notices).extracting(Notice::number).containsExactly(1, 2);
      assertThat(notices).extracting(Notice::id).containsExactly(1L, 3L);
      Notice first = notices.getFirst();
      assertThat(first.state()).isEqualTo(NoticeState.DRAFT);
      assertThat(first.text().markdown()).isEqualTo("# 通知 1");
      assertThat(first.text().policyCode()).isEqualTo("FD-2");
      assertThat(first.text().url()).isEqualTo("https://shop.example.test/item/1");
      assertThat(first.to().platform()).isEqualTo("odd");
      assertThat(first.sentAt()).isNull();
      assertThat(database.notices().notices().history(first.id()))
          .singleElement()
          .extracting(NoticeEvent::account, NoticeEvent::kind)
          .containsExactly("anna", NoticeEvent.Kind.DRAFTED);
      assertThat(database.cases().watched("shop")).hasSize(1);
      assertThat(database.cases().tally().watched()).isOne();
      assertThat(Notices.draft(database, 1).number()).isEqualTo(3);
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

  private void fillAsSchema13() throws SQLException {
    String url = "jdbc:sqlite:" + folder.resolve("hulian.db");
    Flyway.configure()
        .dataSource(url, null, null)
        .locations("classpath:db/migration")
        .table("schema_history")
        .target("13")
        .loggers("slf4j")
        .load()
        .migrate();
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      for (int i = 1; i <= 2; i++) {
        ScoredListing item = Items.flagged(i, "出一批数据 " + i);
        for (String row :
            List.of(
                "INSERT INTO item (id, listing_id, version, content_hash, live, first_seen,"
                    + " last_seen) VALUES (%d, '%s', 1, 'x%d', 1, %d, %d)"
                        .formatted(i, item.listing().id().value(), i, AT, AT),
                "INSERT INTO item_version VALUES (%d, 1, %d, '%s', '%s')"
                    .formatted(
                        i,
                        AT,
                        ListingCodec.write(item.listing()),
                        VerdictCodec.write(item.verdict())),
                "INSERT INTO case_file (id, item_id, title, platform, category, severity, score,"
                    + " status, opened_at, revision) VALUES (%d, %d, 't', 'odd', 'face_data', 2,"
                        .formatted(i, i)
                    + " 0.9, '%s', %d, 2)".formatted(i == 1 ? "violation" : "open", AT),
                "INSERT INTO case_event VALUES (%d, 2, %d, 'decided', 'violation', 'FD-2', 'r',"
                        .formatted(i, AT)
                    + " 'anna')")) {
          statement.executeUpdate(row);
        }
      }
      for (String row :
          List.of(
              "INSERT INTO notice VALUES (1, 1, 'zh', '# 通知 1', 'anna', %d)".formatted(AT),
              "INSERT INTO notice VALUES (2, 1, 'zh', '# 通知 2', 'anna', %d)".formatted(AT + 1),
              "INSERT INTO notice VALUES (1, 2, 'en', '# Notice', 'bo', %d)".formatted(AT + 2))) {
        statement.executeUpdate(row);
      }
    }
  }
}
