package org.hulian.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hulian.store.audit.AuditEntry;
import org.hulian.store.audit.AuditFilter;
import org.hulian.store.audit.AuditPart;
import org.hulian.store.audit.AuditRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is found in the audit log, and how much is read for it. */
class AuditSearchTest {
  private static final long END = Long.MAX_VALUE;

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

  private void fill(int entries) {
    for (int i = 1; i <= entries; i++) {
      String account = i % 2 == 0 ? "bo" : "anna";
      audit.append(account, i % 3 == 0 ? "case.decided" : "case.viewed", "case:" + i, Map.of());
      clock.move(Duration.ofMinutes(1));
    }
  }

  private static List<Long> numbers(AuditPart part) {
    return part.entries().stream().map(AuditEntry::sequence).toList();
  }

  @Test
  void entriesAreFoundByWhoWhatAndToWhat() {
    fill(12);
    assertThat(numbers(audit.find(new AuditFilter("bo", null, null, null, null), END, 3)))
        .containsExactly(12L, 10L, 8L);
    assertThat(numbers(audit.find(new AuditFilter("bo", "case.decided", null, null, null), END, 9)))
        .containsExactly(12L, 6L);
    AuditPart one = audit.find(new AuditFilter(null, null, "case:7", null, null), END, 9);
    assertThat(numbers(one)).containsExactly(7L);
    assertThat(one.next()).as("all were looked at").isZero();
    assertThat(audit.find(AuditFilter.ALL, END, 5).next()).isEqualTo(8);
    assertThat(numbers(audit.find(AuditFilter.ALL, 3, 5))).containsExactly(2L, 1L);
  }

  @Test
  void daysAreFoundWithoutReadingTheLog() {
    Instant start = clock.instant();
    fill(12);
    Instant from = start.plus(Duration.ofMinutes(3));
    Instant to = start.plus(Duration.ofMinutes(6));
    AuditPart part = audit.find(new AuditFilter(null, null, null, from, to), END, 2);
    assertThat(numbers(part)).containsExactly(6L, 5L);
    assertThat(part.next()).isEqualTo(5);
    AuditPart rest = audit.find(new AuditFilter(null, null, null, from, to), part.next(), 2);
    assertThat(numbers(rest)).containsExactly(4L);
    assertThat(rest.next()).isZero();
    Instant never = start.plus(Duration.ofDays(9));
    assertThat(audit.find(new AuditFilter(null, null, null, never, null), END, 2).entries())
        .isEmpty();
  }

  @Test
  void oneLookAtAMillionEntriesEndsAndSaysWhereToGoOn() {
    fill(1);
    database
        .sql()
        .change(
            handle ->
                handle.execute(
                    "INSERT INTO audit_entry (sequence, at, account, action, subject, details, hash)"
                        + " WITH RECURSIVE n (i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n"
                        + " WHERE i < 150001) SELECT i, i * 1000000000, 'x', 'y', 'z', '{}', 'h'"
                        + " FROM n"));
    AuditFilter anna = new AuditFilter("anna", null, null, null, null);
    AuditPart look = audit.find(anna, END, 100);
    assertThat(look.entries()).isEmpty();
    assertThat(look.last() - look.first() + 1).isEqualTo(100_000);
    assertThat(look.next()).isEqualTo(50_002);
    AuditPart rest = audit.find(anna, look.next(), 100);
    assertThat(numbers(rest)).containsExactly(1L);
    assertThat(rest.next()).isZero();
    assertThat(plan("account = 'anna'")).contains("USING INTEGER PRIMARY KEY");
    AuditPart subject = audit.find(new AuditFilter(null, null, "case:1", null, null), END, 100);
    assertThat(numbers(subject)).as("an index knows the subjects").containsExactly(1L);
    assertThat(audit.count()).isEqualTo(150_001);
  }

  private String plan(String condition) {
    return database
        .sql()
        .read(
            handle ->
                handle
                    .createQuery(
                        "EXPLAIN QUERY PLAN SELECT details FROM audit_entry WHERE sequence >= 9"
                            + " AND sequence < 99 AND "
                            + condition
                            + " ORDER BY sequence DESC LIMIT 9")
                    .map((rows, context) -> rows.getString("detail"))
                    .one());
  }
}
