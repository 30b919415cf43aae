package org.hulian.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hulian.store.casefile.CaseStatus.CLEARED;
import static org.hulian.store.casefile.CaseStatus.OPEN;
import static org.hulian.store.casefile.CaseStatus.VIOLATION;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.hulian.listing.finding.Severity;
import org.hulian.store.casefile.CaseRepository;
import org.hulian.store.casefile.CaseStatus;
import org.hulian.store.casefile.DecidedCase;
import org.hulian.store.casefile.Decision;
import org.hulian.store.casefile.QueueFilter;
import org.hulian.store.casefile.Undo;
import org.hulian.store.quality.QualitySettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lists of decided cases tell, and in which order. */
class DecidedListTest {
  private final SettableClock clock = new SettableClock();
  @TempDir Path folder;
  private Database database;
  private CaseRepository cases;

  @BeforeEach
  void open() {
    database = Database.open(folder, Access.WRITE, clock);
    cases = database.cases();
    database
        .listings()
        .save(IntStream.rangeClosed(1, 4).mapToObj(n -> Items.flagged(n, "第 " + n)).toList());
  }

  @AfterEach
  void close() {
    database.close();
  }

  private void decide(long id, CaseStatus status, String policy, String account) {
    clock.move(Duration.ofMinutes(1));
    int revision = cases.find(id).orElseThrow().revision();
    assertThat(cases.decide(id, revision, new Decision(status, policy, "看过", account))).isTrue();
  }

  private List<DecidedCase> decided(CaseStatus status, boolean withoutNotice) {
    QueueFilter filter = new QueueFilter(status, null, null, null, null);
    return cases.decided(filter, withoutNotice, "cleo", 10, 0);
  }

  @Test
  void theNewestDecisionIsFirstWithItsCodeWhoMadeItAndHowItsNoticeStands() {
    decide(3, VIOLATION, "FD-1", "anna");
    decide(1, VIOLATION, "FD-2", "bo");
    decide(2, CLEARED, "NV-0", "bo");
    Notices.sent(database, 3, clock);
    assertThat(decided(VIOLATION, false))
        .extracting(one -> one.file().id(), DecidedCase::policyCode, DecidedCase::account)
        .containsExactly(tuple(1L, "FD-2", "bo"), tuple(3L, "FD-1", "anna"));
    assertThat(decided(VIOLATION, false))
        .extracting(DecidedCase::notice)
        .containsExactly(null, "sent");
    assertThat(decided(VIOLATION, false).getLast().decidedAt())
        .isEqualTo(clock.instant().minus(Duration.ofMinutes(2)));
    assertThat(decided(CLEARED, false)).hasSize(1);
    assertThat(cases.decided(QueueFilter.OPEN.with(VIOLATION), false, "cleo", 1, 1)).hasSize(1);
  }

  @Test
  void violationsWithoutANoticeAreThoseThatHaveNoneInAnyState() {
    decide(1, VIOLATION, "FD-1", "anna");
    decide(2, VIOLATION, "FD-1", "anna");
    Notices.draft(database, 1);
    assertThat(decided(VIOLATION, true)).extracting(one -> one.file().id()).containsExactly(2L);
  }

  @Test
  void aDecisionThatWasTakenBackIsNotTheOneThatStands() {
    decide(1, VIOLATION, "FD-1", "anna");
    decide(1, OPEN, "", "anna");
    assertThat(decided(VIOLATION, false)).isEmpty();
    decide(1, VIOLATION, "FD-3", "bo");
    cases.undo(1, new Undo("bo", "错键", Duration.ofSeconds(10), Duration.ofMinutes(10)));
    assertThat(decided(VIOLATION, false)).isEmpty();
    decide(1, VIOLATION, "LB-1", "bo");
    assertThat(decided(VIOLATION, false))
        .extracting(DecidedCase::policyCode, DecidedCase::decidedAt)
        .containsExactly(tuple("LB-1", clock.instant()));
  }

  @Test
  void whatWaitsForASecondLookIsNeitherListedNorLeavesAGapThatTells() {
    decide(1, VIOLATION, "FD-1", "anna");
    database.quality().set(new QualitySettings(1.0, 0), "lead");
    decide(2, VIOLATION, "FD-1", "anna");
    decide(3, CLEARED, "NV-0", "anna");
    for (boolean withoutNotice : new boolean[] {false, true}) {
      assertThat(decided(VIOLATION, withoutNotice))
          .extracting(one -> one.file().id())
          .containsExactly(1L);
      assertThat(decided(CLEARED, withoutNotice)).isEmpty();
    }
  }

  @Test
  void aFilterNarrowsTheListAsItDoesTheQueue() {
    decide(1, VIOLATION, "FD-1", "anna");
    decide(2, VIOLATION, "FD-1", "anna");
    QueueFilter even = new QueueFilter(VIOLATION, null, Severity.HIGH, "even", null);
    assertThat(cases.decided(even, false, "cleo", 10, 0))
        .extracting(one -> one.file().id())
        .containsExactly(2L);
  }
}
