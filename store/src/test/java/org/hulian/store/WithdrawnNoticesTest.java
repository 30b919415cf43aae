package org.hulian.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import org.hulian.listing.Sighting;
import org.hulian.listing.Status;
import org.hulian.store.audit.AuditEntry;
import org.hulian.store.casefile.CaseEvent;
import org.hulian.store.casefile.CaseStatus;
import org.hulian.store.casefile.DecidedCase;
import org.hulian.store.casefile.Decision;
import org.hulian.store.casefile.QueueFilter;
import org.hulian.store.notice.Basis;
import org.hulian.store.notice.MoveOutcome;
import org.hulian.store.notice.Notice;
import org.hulian.store.notice.NoticeMove;
import org.hulian.store.notice.NoticeRepository;
import org.hulian.store.notice.NoticeState;
import org.hulian.store.retention.RetentionRepository;
import org.hulian.store.retention.RetentionRules;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What has to be done about a notice that is out when the decision behind it falls. */
class WithdrawnNoticesTest {
  private final SettableClock clock = new SettableClock();
  @TempDir Path folder;
  private Database database;
  private NoticeRepository notices;

  @BeforeEach
  void open() {
    database = Database.open(folder, Access.WRITE, clock);
    notices = database.notices().notices();
    database.listings().save(List.of(Items.flagged(1, "出一批数据")));
    decide(CaseStatus.VIOLATION);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private void decide(CaseStatus status) {
    clock.move(Duration.ofMinutes(1));
    int revision = database.cases().find(1).orElseThrow().revision();
    String policy = status == CaseStatus.OPEN ? "" : "FD-1";
    Decision decision = new Decision(status, policy, "看过", "cleo");
    assertThat(database.cases().decide(1, revision, decision)).isTrue();
  }

  private Basis basis() {
    return notices.find(1, 1).orElseThrow().basis();
  }

  private MoveOutcome withdraw(Notice notice, String note) {
    return notices.withdraw(notice.id(), notice.revision(), "bo", note);
  }

  @Test
  void aNoticeThatIsOutHasToBeWithdrawnFromWhenAPersonClearsItsCase() {
    Notice sent = Notices.sent(database, 1, clock);
    assertThat(basis()).isEqualTo(Basis.STANDS);
    assertThat(withdraw(sent, "by mail")).isEqualTo(MoveOutcome.STANDS);
    decide(CaseStatus.CLEARED);
    assertThat(basis()).isEqualTo(Basis.OVERTURNED);
    assertThat(notices.overturned(9, 0)).extracting(Notice::id).containsExactly(sent.id());
    assertThat(notices.overturned(9, 1)).isEmpty();
    decide(CaseStatus.OPEN);
    decide(CaseStatus.VIOLATION);
    assertThat(basis()).as("it is a violation again").isEqualTo(Basis.STANDS);
    assertThat(notices.overturned(9, 0)).isEmpty();
  }

  @Test
  void whileTheCaseIsDecidedAgainNothingIsWithdrawnAndNobodyTypesInVain() {
    Notice sent = Notices.sent(database, 1, clock);
    for (CaseStatus again : List.of(CaseStatus.OPEN, CaseStatus.ESCALATED)) {
      decide(again);
      int revision = database.cases().find(1).orElseThrow().revision();
      assertThat(basis()).isEqualTo(Basis.REOPENED);
      assertThat(withdraw(sent, "by mail")).isEqualTo(MoveOutcome.REOPENED);
      assertThat(notices.overturned(9, 0)).isEmpty();
      assertThat(database.cases().find(1).orElseThrow().revision()).isEqualTo(revision);
    }
    decide(CaseStatus.VIOLATION);
    assertThat(basis()).isEqualTo(Basis.STANDS);
  }

  @Test
  void anItemThatIsOnlyBackIsTheOneThatTheNoticeIsFor() {
    Notices.sent(database, 1, clock);
    look(false);
    assertThat(basis()).isEqualTo(Basis.STANDS);
    look(true);
    assertThat(database.cases().find(1).orElseThrow().status()).isEqualTo(CaseStatus.OPEN);
    assertThat(basis()).isEqualTo(Basis.REOPENED);
    decide(CaseStatus.CLEARED);
    assertThat(basis()).isEqualTo(Basis.OVERTURNED);
  }

  @Test
  void aTextThatCameAfterTheCaseWasClearedChangesNothing() {
    Notices.sent(database, 1, clock);
    decide(CaseStatus.CLEARED);
    clock.move(Duration.ofDays(1));
    database.listings().save(List.of(Items.flagged(1, "出一批数据，新的")));
    assertThat(basis()).isEqualTo(Basis.REOPENED);
    decide(CaseStatus.CLEARED);
    assertThat(basis()).isEqualTo(Basis.OVERTURNED);
  }

  @Test
  void aDraftHasNothingToWithdraw() {
    Notice draft = notices.draft(Notices.written(1, clock));
    decide(CaseStatus.OPEN);
    assertThat(basis()).isEqualTo(Basis.STANDS);
    assertThat(withdraw(draft, "by mail")).isEqualTo(MoveOutcome.STANDS);
  }

  @Test
  void whereTheItemGotAnotherTextTheDecisionOnTheFirstOneStands() {
    Notices.sent(database, 1, clock);
    clock.move(Duration.ofDays(1));
    database.listings().save(List.of(Items.flagged(1, "出一批数据，新的")));
    assertThat(database.cases().find(1).orElseThrow().status()).isEqualTo(CaseStatus.OPEN);
    assertThat(basis()).isEqualTo(Basis.STANDS);
    decide(CaseStatus.CLEARED);
    assertThat(basis()).isEqualTo(Basis.STANDS);
  }

  private List<DecidedCase> violations(boolean withoutNotice) {
    QueueFilter filter = new QueueFilter(CaseStatus.VIOLATION, null, null, null, null);
    return database.cases().decided(filter, withoutNotice, "cleo", 10, 0);
  }

  private void look(boolean live) {
    clock.move(Duration.ofDays(1));
    Sighting gone = new Sighting(Status.REMOVED, clock.instant(), null);
    if (live) {
      database.listings().save(List.of(Items.flagged(1, "出一批数据")));
    } else {
      database.listings().markRemoved(List.of(Items.id(1)), gone);
    }
  }

  @Test
  void aWithdrawnNoticeIsNoNoticeOfItsCaseAnyMore() {
    Notice first = Notices.sent(database, 1, clock);
    decide(CaseStatus.CLEARED);
    assertThat(withdraw(first, "by mail")).isEqualTo(MoveOutcome.DONE);
    decide(CaseStatus.OPEN);
    decide(CaseStatus.VIOLATION);
    assertThat(violations(true)).hasSize(1);
    assertThat(violations(false)).extracting(DecidedCase::notice).containsExactly("withdrawn");
    assertThat(database.cases().tally().watched()).isZero();

    Notices.sent(database, 1, clock);
    assertThat(violations(true)).isEmpty();
    assertThat(violations(false)).extracting(DecidedCase::notice).containsExactly("sent");
    assertThat(database.cases().tally().watched()).isOne();
    look(false);
    assertThat(notices.find(1, 2).orElseThrow().state()).isEqualTo(NoticeState.GONE);
    assertThat(database.cases().tally().watched()).as("only the withdrawn one waits").isZero();
  }

  @Test
  void aCaseIsNotErasedByRuleBeforeItsNoticeIsWithdrawn() {
    Period month = Period.ofDays(30);
    RetentionRules rules = new RetentionRules(month, month, month);
    RetentionRepository retention = database.retention();
    Notice sent = Notices.sent(database, 1, clock);
    decide(CaseStatus.CLEARED);
    clock.move(Duration.ofDays(40));
    assertThat(retention.due(rules)).isEmpty();
    assertThat(retention.heldBack(rules)).isOne();
    assertThat(withdraw(sent, "by mail")).isEqualTo(MoveOutcome.DONE);
    clock.move(Duration.ofDays(40));
    assertThat(retention.heldBack(rules)).isZero();
    assertThat(retention.pass(rules, "system", "rule").next(10)).hasValue(1);
  }

  @Test
  void aPersonSaysOnceHowItWasWithdrawnAndNothingMovesItAnyMore() {
    Notice sent = Notices.sent(database, 1, clock);
    decide(CaseStatus.CLEARED);
    assertThat(withdraw(sent, " ")).isEqualTo(MoveOutcome.NO_NOTE);
    assertThat(notices.withdraw(sent.id(), 1, "bo", "by mail")).isEqualTo(MoveOutcome.STALE);
    assertThat(withdraw(sent, "回信 13800138000 确认")).isEqualTo(MoveOutcome.DONE);
    assertThat(withdraw(sent, "again")).isEqualTo(MoveOutcome.NO_SUCH_WAY);
    assertThat(notices.withdrawal(sent.id()).orElseThrow().note()).isEqualTo("回信 *********** 确认");
    assertThat(basis()).isEqualTo(Basis.WITHDRAWN);
    assertThat(notices.overturned(9, 0)).isEmpty();
    assertThat(notices.find(1, 1).orElseThrow().due()).isNull();
    assertThat(database.cases().history(1).getLast())
        .extracting(CaseEvent::kind, CaseEvent::account)
        .containsExactly("notice_withdrawn", "bo");
    assertThat(database.audit().list(Long.MAX_VALUE, 2))
        .extracting(AuditEntry::action)
        .contains("notice.withdrawn");

    NoticeMove gone = NoticeMove.of(NoticeState.GONE, "bo", "seen");
    assertThat(notices.move(sent.id(), sent.revision(), gone)).isEqualTo(MoveOutcome.NO_SUCH_WAY);
    decide(CaseStatus.VIOLATION);
    clock.move(Duration.ofDays(1));
    database
        .listings()
        .markRemoved(List.of(Items.id(1)), new Sighting(Status.REMOVED, clock.instant(), null));
    assertThat(notices.find(1, 1).orElseThrow().state()).isEqualTo(NoticeState.SENT);
    assertThatThrownBy(
            () -> database.sql().change(h -> h.execute("UPDATE notice_withdrawal SET note = ''")))
        .hasMessageContaining("never changed");
  }
}
