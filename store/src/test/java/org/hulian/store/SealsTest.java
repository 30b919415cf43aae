package org.hulian.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.hulian.listing.finding.Severity;
import org.hulian.store.account.Role;
import org.hulian.store.account.Vouched;
import org.hulian.store.casefile.CaseStatus;
import org.hulian.store.casefile.Decision;
import org.hulian.store.check.Fault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every row is as a transaction of this program wrote it, or it is named. */
class SealsTest {
  private final SettableClock clock = new SettableClock();
  @TempDir Path folder;

  @BeforeEach
  void fill() {
    try (Database database = Database.open(folder, Access.WRITE, clock)) {
      database
          .listings()
          .save(IntStream.range(0, 20).mapToObj(i -> Items.clear(i, "二手 " + i)).toList());
      database.listings().save(List.of(Items.flagged(7, "出 七", 0.9, Severity.HIGH)));
      database
          .accounts()
          .vouched(new Vouched("https://i.example", "4711", "anna", Set.of(Role.REVIEWER)));
      database.cases().decide(1, 1, new Decision(CaseStatus.VIOLATION, "FD-1", "reason", "anna"));
    }
  }

  /** As another program does it, past everything here. */
  private void behindItsBack(String... statements) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(Database.FILE));
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private List<String> faults() {
    List<String> faults = new ArrayList<>();
    try (Database database = Database.open(folder, Access.READ, clock)) {
      database.check(fault -> faults.add(text(fault)), done -> {});
    }
    return faults;
  }

  private static String text(Fault fault) {
    return fault.item() + ": " + fault.reason();
  }

  @Test
  void whatTheProgramWritesIsSealed() throws SQLException {
    assertThat(faults()).isEmpty();
    try (Database database = Database.open(folder, Access.WRITE, clock)) {
      assertThat(database.sealedRows()).isGreaterThan(40);
      database.listings().save(List.of(Items.clear(3, "二手 3 另一版")));
      database.listings().indexed(5);
    }
    assertThat(faults()).isEmpty();
    behindItsBack("VACUUM");
    assertThat(faults()).as("rows keep their numbers").isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "UPDATE item_version SET listing = replace(listing, '二手 4', '二手 9')    | item/4, version 1): changed",
        "UPDATE item_version SET verdict = replace(verdict, '0', '1') WHERE item_id = 3 | version 1): changed",
        "UPDATE item SET last_seen = last_seen + 1 WHERE id = 2       | item/1): changed",
        "UPDATE case_file SET status = 'cleared'                      | (case 1): changed",
        "DELETE FROM item_version WHERE item_id = 5                   | item_version, row 5: missing",
        "INSERT INTO run VALUES (9, 'shop', 'completed', 1, 2, NULL)  | (run 9): it has no seal",
        "DROP TRIGGER case_event_stays                                | the definitions of its tables",
        "UPDATE row_seal SET seal = zeroblob(16) WHERE row = 6        | row 6",
        "DELETE FROM row_seal WHERE row = 6                           | row 6",
        "DELETE FROM seal_table WHERE name = 'item'                   | table item: its rows have no",
        "UPDATE item SET listing_id = 'x' WHERE id = 1                | row 1 (listing x): changed",
        "UPDATE vouched_account SET subject = '4712'                  | (account anna): changed",
        "UPDATE pseudonym SET pseudonym = 'R-2222'                    | (pseudonym R-2222): changed",
      })
  void whatIsChangedBehindItsBackIsNamed(String statement, String told) throws SQLException {
    behindItsBack(statement);

    assertThat(faults()).anySatisfy(fault -> assertThat(fault).contains(told));
  }

  @Test
  void rowsThatGoWithTheRowTheyReferToTakeTheirSealsAlong() {
    try (Database database = Database.open(folder, Access.WRITE, clock)) {
      database
          .sql()
          .change(
              handle -> {
                handle.execute(
                    "INSERT INTO saved_search VALUES (1, 'anna', 'n', 'q', 0, 0, 1, 0, 0, NULL,"
                        + " NULL, 1, NULL)");
                handle.execute(
                    "INSERT INTO alert VALUES (1, 1, 'x', 1, 'm', 1, 0.5, 0, 1, 't', '', 's', '',"
                        + " 'w')");
              });
      long before = database.sealedRows();
      database.sql().change(handle -> handle.execute("DELETE FROM saved_search WHERE id = 1"));
      assertThat(database.sealedRows()).isEqualTo(before - 2);
    }
    assertThat(faults()).isEmpty();
  }

  /** SQLite tells no hook of rows without numbers, so what only such a table says has no seal. */
  @Test
  void whatHasNoSealIsCountedFromWhatHas() {
    try (Database database = Database.open(folder, Access.READ, clock)) {
      List<String> numberless =
          database
              .sql()
              .read(
                  handle ->
                      handle
                          .createQuery(
                              "SELECT name FROM pragma_table_list"
                                  + " WHERE schema = 'main' AND type = 'table' AND wr = 1")
                          .mapTo(String.class)
                          .list());
      assertThat(numberless)
          .containsExactlyInAnyOrder(
              // the log's own tree, and the seals themselves
              "audit_node",
              "row_seal",
              "seal_table",
              // from items
              "item_sketch",
              "item_band",
              "item_contact",
              "item_trait",
              // from decisions
              "measured",
              "measured_sum",
              "case_flow",
              // from alerts
              "alert_delivery",
              "alert_look");
    }
  }

  @Test
  void textsThatAreSwappedAreNamedBoth() throws SQLException {
    behindItsBack(
        "CREATE TEMP TABLE t AS SELECT listing FROM item_version WHERE item_id = 10",
        "UPDATE item_version SET listing = (SELECT listing FROM item_version WHERE item_id = 11)"
            + " WHERE item_id = 10",
        "UPDATE item_version SET listing = (SELECT listing FROM t) WHERE item_id = 11");

    assertThat(faults())
        .hasSize(2)
        .anyMatch(fault -> fault.contains("item_version, row 10"))
        .anyMatch(fault -> fault.contains("item_version, row 11"));
  }

  @Test
  void whatWasThereBeforeTheSealsIsSealedOnce() throws SQLException {
    behindItsBack("DELETE FROM row_seal", "DELETE FROM seal_table", "DELETE FROM seal_state");
    assertThat(faults()).isNotEmpty();

    Database.open(folder, Access.WRITE, clock).close();
    assertThat(faults()).isEmpty();
    try (Database database = Database.open(folder, Access.READ, clock)) {
      assertThat(database.listings().find(Items.id(4))).isPresent();
    }
  }
}
