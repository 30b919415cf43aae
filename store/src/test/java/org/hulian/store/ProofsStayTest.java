package org.hulian.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.flywaydb.core.Flyway;
import org.hulian.listing.CaptureRef;
import org.hulian.listing.Listing;
import org.hulian.listing.Sighting;
import org.hulian.listing.Status;
import org.hulian.listing.finding.Severity;
import org.hulian.store.casefile.CaseEvent;
import org.hulian.store.casefile.CaseStatus;
import org.hulian.store.casefile.Decision;
import org.hulian.store.notice.Notice;
import org.hulian.store.notice.NoticeEvent;
import org.hulian.store.notice.Proof;
import org.hulian.store.retention.ErasureOutcome;
import org.hulian.store.retention.RetentionRepository;
import org.hulian.store.retention.RetentionRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a case's history rests on stays until that case goes, whatever else is erased. */
class ProofsStayTest {
  private static final String OFFER = "出全套素材四件套，带视频，可过各大平台，量大从优，先到先得";
  private static final String DIGEST = "ab".repeat(32);
  private static final RetentionRules RULES =
      new RetentionRules(Period.ofDays(30), Period.ofDays(30), Period.ofYears(3));

  private final SettableClock clock = new SettableClock();
  @TempDir Path folder;

  @Test
  void anItemOfTheSamePageTakesNoProofOfAnotherCaseWithIt() {
    try (Database database = Database.open(folder, Access.WRITE, clock)) {
      look(database, 1, OFFER, "urn:uuid:look1");
      look(database, 2, "木头书架", "urn:uuid:look1");
      Notice notice = sent(database);
      clock.move(Duration.ofDays(1));
      look(database, 1, OFFER, "urn:uuid:look2");
      assertThat(proof(database, notice).capture()).isEqualTo(capture("urn:uuid:look2"));
      clock.move(Duration.ofDays(1));
      database
          .listings()
          .markRemoved(
              List.of(Items.id(1)),
              new Sighting(Status.REMOVED, clock.instant(), capture("urn:uuid:look3")));
      RetentionRepository retention = database.retention();
      assertThat(retention.erase(Items.id(2), "system", "x")).isEqualTo(ErasureOutcome.ERASED);

      Set<String> looks = Set.of("urn:uuid:look1", "urn:uuid:look2", "urn:uuid:look3");
      assertThat(retention.inUse(looks)).isEqualTo(looks);
      assertThat(retention.heldCaptures(looks)).isEmpty();
      retention.hold(1, "lead", "court 4");
      assertThat(retention.heldCaptures(looks)).isEqualTo(looks);
      retention.release(1, "lead", "over");

      assertThat(retention.erase(Items.id(1), "system", "x")).isEqualTo(ErasureOutcome.ERASED);
      assertThat(retention.inUse(looks)).isEmpty();
      assertThat(retention.pending())
          .filteredOn(erasure -> erasure.id().equals(Items.id(1)))
          .singleElement()
          .satisfies(erasure -> assertThat(erasure.captures()).containsAll(looks));
    }
  }

  @Test
  void whatItWasPutUpAgainAsStaysByRuleAndIsForgottenOnRequest() throws Exception {
    String other = Items.id(3).value();
    try (Database database = Database.open(folder, Access.WRITE, clock)) {
      Notice notice = putUpAgain(database);
      assertThat(last(database, notice).other()).isEqualTo(Items.id(3));
      assertThat(told(database).other()).isEqualTo(Items.id(3));
      assertThat(told(database).reason()).isEmpty();

      clock.move(Duration.ofDays(40));
      assertThat(database.retention().due(RULES)).isEmpty();
      database.retention().hold(1, "lead", "court 4");
      assertThat(erase(database)).isEqualTo(ErasureOutcome.ON_HOLD);
      database.retention().release(1, "lead", "over");
      assertThat(erase(database)).isEqualTo(ErasureOutcome.ERASED);
      assertThat(database.retention().scrub()).isTrue();

      assertThat(told(database).kind()).isEqualTo("repeated");
      assertThat(told(database).other()).isNull();
      Proof proof = proof(database, notice);
      assertThat(proof.at()).isNotNull();
      assertThat(proof.capture()).isNull();
      assertThat(database.retention().inUse(Set.of("urn:uuid:again"))).isEmpty();
      assertThat(texts(database)).noneMatch(row -> row.contains(other));
    }
  }

  @Test
  void typedWordsAreNoProof() {
    try (Database database = Database.open(folder, Access.WRITE, clock)) {
      look(database, 1, OFFER, "urn:uuid:look1");
      decide(database, "WARC urn:uuid:x sha256 " + DIGEST);
      database.cases().appeal(1, 2, "WARC urn:uuid:x sha256 " + "0".repeat(64), "lead");
      assertThat(database.cases().history(1)).extracting(CaseEvent::proof).containsOnlyNulls();
    }
  }

  @Test
  void proofsThatWereWrittenAsReasonsAreTakenOverAndNobodysWordsAre() throws Exception {
    String proof = "WARC urn:uuid:look1 sha256 " + DIGEST;
    fillAsSchema26(proof);
    try (Database database = Database.open(folder, Access.WRITE, clock)) {
      List<CaseEvent> events = database.cases().history(1);
      assertThat(events)
          .extracting(CaseEvent::proof)
          .containsExactly(capture("urn:uuid:look1"), null, null, null);
      assertThat(events).extracting(CaseEvent::reason).containsExactly("", proof, "", "");
      assertThat(events)
          .extracting(CaseEvent::other)
          .containsExactly(null, null, Items.id(2), null);
      database.check(fault -> assertThat(fault).isNull(), done -> {});
    }
  }

  private void fillAsSchema26(String proof) throws SQLException {
    String url = "jdbc:sqlite:" + folder.resolve("hulian.db");
    Flyway.configure()
        .dataSource(url, null, null)
        .locations("classpath:db/migration")
        .table("schema_history")
        .target("26")
        .loggers("slf4j")
        .load()
        .migrate();
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      for (int i = 1; i <= 2; i++) {
        statement.executeUpdate(
            "INSERT INTO item (id, listing_id, version, content_hash, live, first_seen, last_seen)"
                + " VALUES (%d, '%s', 1, 'x', 1, 1, 1)".formatted(i, Items.id(i).value()));
      }
      statement.executeUpdate(
          "INSERT INTO case_file (id, item_id, title, platform, category, severity, score, status,"
              + " opened_at, waiting_since, revision)"
              + " VALUES (1, 1, 't', 'odd', 'face_data', 2, 0.9, 'violation', 1, 1, 4)");
      String row = "INSERT INTO case_event VALUES (1, %d, 1, '%s', 'violation', '', '%s', '%s')";
      statement.executeUpdate(row.formatted(1, "still_up", proof, "system"));
      statement.executeUpdate(row.formatted(2, "appealed", proof, "lead"));
      statement.executeUpdate(row.formatted(3, "repeated", Items.id(2).value(), "system"));
      statement.executeUpdate(row.formatted(4, "repeated", Items.id(9).value(), "system"));
    }
  }

  /** A violation that was taken down and is there again under another address. */
  private Notice putUpAgain(Database database) {
    look(database, 1, OFFER, "urn:uuid:look1");
    Notice notice = sent(database);
    clock.move(Duration.ofDays(1));
    database
        .listings()
        .markRemoved(List.of(Items.id(1)), new Sighting(Status.REMOVED, clock.instant(), null));
    clock.move(Duration.ofDays(1));
    Listing again =
        Items.live(3, OFFER.replace("量大从优", "价格优惠")).toBuilder()
            .body("")
            .sighting(new Sighting(Status.LIVE, clock.instant(), capture("urn:uuid:again")))
            .build();
    database.listings().save(List.of(Items.flagged(again, 0.9, Severity.HIGH, Items.MODEL_1)));
    long id = database.cases().findByListing(Items.id(3)).orElseThrow().id();
    assertThat(
            database.cases().decide(id, 1, new Decision(CaseStatus.CLEARED, "NV-0", "r", "anna")))
        .isTrue();
    return notice;
  }

  private static List<String> texts(Database database) {
    return database
        .sql()
        .read(
            handle ->
                handle
                    .createQuery(
                        "SELECT quote(reason) || quote(other) FROM case_event UNION ALL"
                            + " SELECT quote(note) || quote(other) FROM notice_event")
                    .mapTo(String.class)
                    .list());
  }

  private static CaptureRef capture(String record) {
    return new CaptureRef(record, DIGEST);
  }

  private void look(Database database, int number, String title, String record) {
    Listing listing =
        Items.live(number, title).toBuilder()
            .body("")
            .sighting(new Sighting(Status.LIVE, clock.instant(), capture(record)))
            .build();
    database.listings().save(List.of(Items.flagged(listing, 0.9, Severity.HIGH, Items.MODEL_1)));
  }

  private static void decide(Database database, String reason) {
    Decision decision = new Decision(CaseStatus.VIOLATION, "FD-1", reason, "anna");
    assertThat(database.cases().decide(1, 1, decision)).isTrue();
  }

  private Notice sent(Database database) {
    decide(database, "r");
    return Notices.sent(database, 1, clock);
  }

  private static NoticeEvent last(Database database, Notice notice) {
    return database.notices().notices().history(notice.id()).getLast();
  }

  private static Proof proof(Database database, Notice notice) {
    return Objects.requireNonNull(last(database, notice).proof());
  }

  private static CaseEvent told(Database database) {
    return database.cases().history(1).getLast();
  }

  private static ErasureOutcome erase(Database database) {
    return database.retention().erase(Items.id(3), "system", "letter 17");
  }
}
