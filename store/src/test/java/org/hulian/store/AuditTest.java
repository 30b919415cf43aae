package org.hulian.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.hulian.store.audit.AuditEntry;
import org.hulian.store.audit.AuditRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuditTest {
  private final SettableClock clock = new SettableClock();
  @TempDir Path folder;
  private Database database;
  private AuditRepository audit;

  @BeforeEach
  void open() {
    database = Database.open(folder, Access.WRITE, clock);
    audit = database.audit();
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void entriesAreNumberedFromOneAndListedFromTheNewest() {
    fill(5);

    assertThat(audit.count()).isEqualTo(5);
    assertThat(audit.list(Long.MAX_VALUE, 2))
        .extracting(AuditEntry::sequence)
        .containsExactly(5L, 4L);
    assertThat(audit.list(4, 10)).extracting(AuditEntry::sequence).containsExactly(3L, 2L, 1L);
    AuditEntry first = audit.list(2, 1).getFirst();
    assertThat(first.account()).isEqualTo("anna");
    assertThat(first.action()).isEqualTo("case.viewed");
    assertThat(first.subject()).isEqualTo("case:1");
    assertThat(first.details()).isEqualTo("{\"n\":\"1\",\"note\":\"引号\\\"\"}");
    assertThat(first.at()).isEqualTo(clock.instant().minus(Duration.ofSeconds(5)));
    assertThat(first.hash()).matches("[0-9a-f]{64}");
  }

  @Test
  void anUntouchedLogHoldsAlsoAfterAReopening() {
    assertThat(audit.firstBroken()).isEmpty();
    fill(5);
    database.close();
    open();
    fill(5);

    assertThat(audit.firstBroken()).isEmpty();
    assertThat(audit.count()).isEqualTo(10);
  }

  @Test
  void theDatabaseItselfRefusesToChangeOrDeleteEntries() {
    fill(3);

    for (String statement :
        List.of(
            "UPDATE audit_entry SET account = 'x' WHERE sequence = 2",
            "DELETE FROM audit_entry WHERE sequence = 3")) {
      assertThatThrownBy(() -> database.sql().change(handle -> handle.execute(statement)))
          .rootCause()
          .hasMessageContaining("audit entries are never");
    }
    assertThat(audit.firstBroken()).isEmpty();
  }

  /** Whoever can write to the file can drop the triggers; the chain still tells. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "UPDATE audit_entry SET account = 'eve' WHERE sequence = 4 | 4",
        "UPDATE audit_entry SET at = at + 1 WHERE sequence = 1 | 1",
        "UPDATE audit_entry SET action = 'a' WHERE sequence = 2 | 2",
        "UPDATE audit_entry SET subject = 'a' WHERE sequence = 7 | 7",
        "UPDATE audit_entry SET details = '{}' WHERE sequence = 10 | 10",
        "UPDATE audit_entry SET hash = 'none' WHERE sequence = 3 | 3",
        "UPDATE audit_entry SET sequence = 99 WHERE sequence = 10 | 99",
        "DELETE FROM audit_entry WHERE sequence = 5 | 6",
        "DELETE FROM audit_entry WHERE sequence <= 2 | 3",
        "DELETE FROM audit_entry WHERE sequence = 10 | 10",
        "DELETE FROM audit_entry WHERE sequence >= 4 | 4",
        "DELETE FROM audit_entry | 1",
      })
  void tamperingIsFoundAtItsPlace(String statement, long broken) {
    fill(10);
    tamper(statement);

    assertThat(audit.firstBroken()).hasValue(broken);
    fill(1);
    assertThat(audit.firstBroken()).as("also when the log goes on").isPresent();
  }

  @Test
  void aPartIsCheckedWithTheEntryBeforeItAndSaysNothingOfTheRest() {
    fill(10);
    assertThat(audit.firstBroken(4, 6)).isEmpty();
    assertThat(audit.firstBroken(8, Long.MAX_VALUE)).isEmpty();
    tamper("UPDATE audit_entry SET account = 'eve' WHERE sequence = 5");
    assertThat(audit.firstBroken(4, 6)).hasValue(5);
    assertThat(audit.firstBroken(6, 8)).as("its hash is still there").isEmpty();
    tamper("DELETE FROM audit_entry WHERE sequence = 7");
    assertThat(audit.firstBroken(8, 9)).hasValue(8);
  }

  @Test
  void thatTheEndIsMissingShowsInItsPart() {
    fill(10);
    tamper("DELETE FROM audit_entry WHERE sequence = 10");
    assertThat(audit.firstBroken(6, Long.MAX_VALUE)).hasValue(10);
    assertThat(audit.firstBroken(6, 8)).isEmpty();
  }

  private void tamper(String statement) {
    database
        .sql()
        .change(
            handle -> {
              handle.execute("DROP TRIGGER IF EXISTS audit_entry_stays");
              handle.execute("DROP TRIGGER IF EXISTS audit_entry_remains");
              handle.execute(statement);
            });
  }

  private void fill(int entries) {
    for (int i = 1; i <= entries; i++) {
      audit.append(
          "anna", "case.viewed", "case:" + i, Map.of("note", "引号\"", "n", Integer.toString(i)));
      clock.move(Duration.ofSeconds(1));
    }
  }

  @Test
  void whatCannotBeWrittenAsItIsDoesNotBreakTheChain() {
    audit.append("lin", "case.opened", "case:\ud83d", Map.of("reason", "half \udc49 a sign"));
    assertThat(audit.firstBroken()).isEmpty();
  }
}
