package org.hulian.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.hulian.listing.Listing;
import org.hulian.listing.ListingId;
import org.hulian.listing.feed.ListingCodec;
import org.hulian.listing.feed.VerdictCodec;
import org.hulian.listing.finding.Verdict;
import org.hulian.store.duplicate.Likeness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Items of schema 6 get their sketches after the upgrade, some at each opening. */
class SketchMigrationTest {
  private static final int ITEMS = 1_500;

  private final SettableClock clock = new SettableClock();
  @TempDir Path folder;

  @Test
  void itemsOfSchema6AreSketchedByAndByWhereItWasLeftOff() throws SQLException {
    fillAsSchema6();
    try (Database database = Database.open(folder, Access.WRITE, clock)) {
      assertThat(near(database, 1)).contains(Items.id(1));
      assertThat(near(database, 1_000)).contains(Items.id(1_000));
      assertThat(near(database, 1_001)).doesNotContain(Items.id(1_001));
    }
    try (Database database = Database.open(folder, Access.WRITE, clock)) {
      assertThat(near(database, 1_001)).contains(Items.id(1_001));
      assertThat(near(database, ITEMS)).contains(Items.id(ITEMS));
      assertThat(database.listings().sketchMore(10)).isFalse();
    }
  }

  @Test
  void savingSeesToThemByTheWay() throws SQLException {
    fillAsSchema6();
    try (Database database = Database.open(folder, Access.WRITE, clock)) {
      for (int i = 0; i < 25; i++) {
        database.listings().save(List.of(Items.clear(9_000 + i, "新到的一件东西")));
      }
      assertThat(near(database, ITEMS)).contains(Items.id(ITEMS));
    }
  }

  @Test
  void theyGetTheirClustersWithTheirSketchesAndTheIndexReadsThemAgain() throws SQLException {
    fillAsSchema6();
    try (Database database = Database.open(folder, Access.WRITE, clock)) {
      assertThat(database.listings().find(Items.id(1)).orElseThrow().cluster()).isPresent();
      assertThat(database.listings().find(Items.id(ITEMS)).orElseThrow().cluster()).isEmpty();
      assertThat(database.listings().unindexed()).isEqualTo(1_000);
      assertThat(database.listings().sketchMore(ITEMS)).isFalse();
      assertThat(database.listings().find(Items.id(ITEMS)).orElseThrow().cluster()).isPresent();
      assertThat(database.listings().unindexed()).isEqualTo(ITEMS);
    }
  }

  private static List<ListingId> near(Database database, int number) {
    return database.listings().near(listing(number), 10).stream().map(Likeness::id).toList();
  }

  private static Listing listing(int number) {
    StringBuilder title = new StringBuilder();
    for (int i = 0; i < 20; i++) {
      title.appendCodePoint(0x9A00 + (number * 131 + i * 977) % 800);
    }
    return Items.live(number, title.toString()).toBuilder().body("").build();
  }

  private void fillAsSchema6() throws SQLException {
    String url = "jdbc:sqlite:" + folder.resolve("hulian.db");
    Flyway.configure()
        .dataSource(url, null, null)
        .locations("classpath:db/migration")
        .table("schema_history")
        .target("6")
        .loggers("slf4j")
        .load()
        .migrate();
    String verdict = VerdictCodec.write(new Verdict.Clear(0.01, Items.MODEL_1));
    try (Connection connection = DriverManager.getConnection(url)) {
      connection.setAutoCommit(false);
      try (PreparedStatement item =
              connection.prepareStatement("INSERT INTO item VALUES (?, ?, 1, ?, 1, 1, 1)");
          PreparedStatement version =
              connection.prepareStatement("INSERT INTO item_version VALUES (?, 1, 1, ?, ?)")) {
        for (int i = 1; i <= ITEMS; i++) {
          item.setInt(1, i);
          item.setString(2, Items.id(i).value());
          item.setString(3, listing(i).contentHash());
          item.executeUpdate();
          version.setInt(1, i);
          version.setString(2, ListingCodec.write(listing(i)));
          version.setString(3, verdict);
          version.executeUpdate();
        }
      }
      connection.commit();
    }
  }
}
