package org.hulian.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.hulian.listing.CaptureRef;
import org.hulian.listing.Listing;
import org.hulian.listing.Sighting;
import org.hulian.listing.Status;
import org.hulian.listing.finding.Severity;
import org.hulian.store.audit.AuditEntry;
import org.hulian.store.casefile.CaseEvent;
import org.hulian.store.casefile.CaseStatus;
import org.hulian.store.casefile.Decision;
import org.hulian.store.notice.MoveOutcome;
import org.hulian.store.notice.Notice;
import org.hulian.store.notice.NoticeEvent;
import org.hulian.store.notice.NoticeFilter;
import org.hulian.store.notice.NoticeMove;
import org.hulian.store.notice.NoticeRepository;
import org.hulian.store.notice.NoticeState;
import org.hulian.store.notice.Proof;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A notice goes from draft to its end, along allowed ways only, with a proof of each look. */
class NoticesTest {
  /** Every way that there is, as ADR 32 has it. */
  private static final Map<String, String> WAYS =
      Map.of(
          "draft", "approved",
          "approved", "sent",
          "sent", "acknowledged gone still_up rejected",
          "acknowledged", "gone still_up rejected",
          "still_up", "acknowledged gone rejected",
          "gone", "relisted appealed",
          "relisted", "gone",
          "rejected", "appealed gone",
          "appealed", "gone rejected relisted");

  private static final String OFFER = "出全套素材四件套，带视频，可过各大平台，量大从优，先到先得";

  private final SettableClock clock = new SettableClock();
  @TempDir Path folder;
  private Database database;
  private NoticeRepository notices;

  @BeforeEach
  void open() {
    database = Database.open(folder, Access.WRITE, clock);
    notices = database.notices().notices();
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void ofAllPairsOfStatesOnlyTheWaysOfTheTableAreOpen() {
    look(1, "urn:uuid:1");
    decide(1, CaseStatus.VIOLATION);
    int pairs = 0;
    for (NoticeState from : NoticeState.values()) {
      List<String> open = List.of(Objects.requireNonNull(WAYS.get(from.key())).split(" "));
      assertThat(from.next())
          .extracting(NoticeState::key)
          .containsExactlyInAnyOrderElementsOf(open);
      for (NoticeState to : NoticeState.values()) {
        Notice notice = at(from);
        MoveOutcome outcome = notices.move(notice.id(), notice.revision(), moving(to));
        assertThat(outcome)
            .as(from + " to " + to)
            .isEqualTo(open.contains(to.key()) ? MoveOutcome.DONE : MoveOutcome.NO_SUCH_WAY);
        Notice after = notices.find(1, notice.number()).orElseThrow();
        assertThat(after.state()).isEqualTo(outcome == MoveOutcome.DONE ? to : from);
        pairs++;
      }
    }
    assertThat(pairs).isEqualTo(81);
    assertThat(database.audit().firstBroken()).isEmpty();
  }

  /** A new notice that was moved to this state by persons, the shortest way. */
  private Notice at(NoticeState wanted) {
    Map<NoticeState, NoticeState> before = new EnumMap<>(NoticeState.class);
    Deque<NoticeState> open = new ArrayDeque<>(List.of(NoticeState.DRAFT));
    while (!open.isEmpty()) {
      NoticeState state = open.removeFirst();
      for (NoticeState next : state.next()) {
        if (next != NoticeState.DRAFT && !before.containsKey(next)) {
          before.put(next, state);
          open.addLast(next);
        }
      }
    }
    Deque<NoticeState> way = new ArrayDeque<>();
    for (NoticeState state = wanted; state != null && state != NoticeState.DRAFT; ) {
      way.addFirst(state);
      state = before.get(state);
    }
    Notice notice = notices.draft(Notices.written(1, clock));
    int revision = 1;
    for (NoticeState state : way) {
      Notices.move(notices, notice.id(), revision++, moving(state));
    }
    return notices.find(1, notice.number()).orElseThrow();
  }

  private NoticeMove moving(NoticeState to) {
    return to == NoticeState.SENT
        ? Notices.sending(clock)
        : NoticeMove.of(to, "bo", "a colleague said so on the telephone");
  }

  @Test
  void nobodyApprovesTheirOwnNoticeAndNoneWithoutADecisionThatStands() {
    look(1, "urn:uuid:1");
    Notice draft = notices.draft(Notices.written(1, clock));
    NoticeMove byBo = NoticeMove.of(NoticeState.APPROVED, "bo", "");
    assertThat(notices.move(draft.id(), 1, byBo)).isEqualTo(MoveOutcome.NO_VIOLATION);
    decide(1, CaseStatus.VIOLATION);
    NoticeMove byAnna = NoticeMove.of(NoticeState.APPROVED, "anna", "");
    assertThat(notices.move(draft.id(), 1, byAnna)).isEqualTo(MoveOutcome.OWN_NOTICE);
    assertThat(notices.move(draft.id(), 1, byBo)).isEqualTo(MoveOutcome.DONE);
    assertThat(notices.move(draft.id(), 1, byBo)).isEqualTo(MoveOutcome.STALE);
    assertThat(notices.move(99, 1, byBo)).isEqualTo(MoveOutcome.STALE);

    decide(1, CaseStatus.OPEN);
    assertThat(notices.move(draft.id(), 2, Notices.sending(clock)))
        .isEqualTo(MoveOutcome.NO_VIOLATION);
    assertThat(notices.history(draft.id()))
        .extracting(event -> event.account() + " " + event.state().key())
        .containsExactly("anna draft", "bo approved");
  }

  @Test
  void aPersonSaysHowAndWhenANoticeWasSentAndWhyWhatNoLookProves() {
    look(1, "urn:uuid:1");
    decide(1, CaseStatus.VIOLATION);
    Notice draft = notices.draft(Notices.written(1, clock));
    Notices.move(notices, draft.id(), 1, NoticeMove.of(NoticeState.APPROVED, "bo", ""));
    NoticeMove right = Notices.sending(clock);
    for (NoticeMove wrong :
        List.of(
            new NoticeMove(NoticeState.SENT, "bo", " ", clock.instant(), null, ""),
            new NoticeMove(NoticeState.SENT, "bo", "form", null, null, ""),
            new NoticeMove(
                NoticeState.SENT, "bo", "form", clock.instant().plusSeconds(1), null, ""),
            new NoticeMove(
                NoticeState.SENT, "bo", "form", clock.instant().minusSeconds(1), null, ""))) {
      assertThat(notices.move(draft.id(), 2, wrong)).isEqualTo(MoveOutcome.NOT_SENT_SO);
    }
    Notices.move(notices, draft.id(), 2, right);
    Notice sent = notices.find(1, 1).orElseThrow();
    assertThat(sent.sentAt()).isEqualTo(clock.instant());
    assertThat(sent.due()).isEqualTo(clock.instant().plus(Duration.ofDays(7)));
    assertThat(notices.history(draft.id()).getLast().channel()).isEqualTo("form: ticket 17");

    NoticeMove mute = NoticeMove.of(NoticeState.REJECTED, "bo", " ");
    assertThat(notices.move(draft.id(), 3, mute)).isEqualTo(MoveOutcome.NO_NOTE);
    Notices.move(
        notices, draft.id(), 3, NoticeMove.of(NoticeState.REJECTED, "bo", "说 13800138000 不违规"));
    assertThat(notices.history(draft.id()).getLast().note()).isEqualTo("说 *********** 不违规");
    assertThat(notices.find(1, 1).orElseThrow().due()).isNull();
    assertThat(actions())
        .containsSubsequence("notice.drafted", "notice.approved", "notice.sent", "notice.rejected");
  }

  @Test
  void theNextLookProvesThatItIsStillUpAndThenThatItIsGone() {
    look(1, "urn:uuid:1");
    decide(1, CaseStatus.VIOLATION);
    Notice early = notices.draft(Notices.written(1, clock));
    clock.move(Duration.ofHours(1));
    Notice sent = Notices.sent(database, 1, clock);
    clock.move(Duration.ofHours(1));
    look(1, "urn:uuid:2");
    look(1, "urn:uuid:3");
    clock.move(Duration.ofDays(1));
    look(1, "urn:uuid:4");
    clock.move(Duration.ofDays(1));
    gone(1, "urn:uuid:5");
    gone(1, "urn:uuid:6");

    assertThat(notices.history(sent.id()))
        .extracting(event -> event.kind().key() + " " + event.state().key() + " " + record(event))
        .containsExactly(
            "drafted draft -",
            "moved approved -",
            "moved sent -",
            "moved still_up urn:uuid:2",
            "seen still_up urn:uuid:4",
            "moved gone urn:uuid:5");
    Proof proof = notices.history(sent.id()).getLast().proof();
    assertThat(proof)
        .isEqualTo(new Proof(clock.instant(), new CaptureRef("urn:uuid:5", "ab".repeat(32))));
    assertThat(notices.find(1, early.number()).orElseThrow().state()).isEqualTo(NoticeState.DRAFT);
    assertThat(database.audit().list(Long.MAX_VALUE, 100))
        .filteredOn(entry -> entry.action().equals("notice.gone"))
        .singleElement()
        .extracting(AuditEntry::details)
        .asString()
        .contains("urn:uuid:5", "ab".repeat(32));
    assertThat(database.audit().firstBroken()).isEmpty();
  }

  @Test
  void aLookBeforeANoticeWasSentSaysNothingOfIt() {
    look(1, "urn:uuid:1");
    decide(1, CaseStatus.VIOLATION);
    clock.move(Duration.ofDays(1));
    Notice sent = Notices.sent(database, 1, clock);
    Sighting before = new Sighting(Status.REMOVED, clock.instant().minusSeconds(60), null);
    database.listings().markRemoved(List.of(Items.id(1)), before);
    assertThat(notices.find(1, sent.number()).orElseThrow().state()).isEqualTo(NoticeState.SENT);
  }

  @Test
  void whoeverSaysLateThatItWasSentGetsTheLookThatCameBetween() {
    look(1, "urn:uuid:1");
    decide(1, CaseStatus.VIOLATION);
    Notice draft = notices.draft(Notices.written(1, clock));
    Notices.move(notices, draft.id(), 1, NoticeMove.of(NoticeState.APPROVED, "bo", ""));
    NoticeMove sending = Notices.sending(clock);
    clock.move(Duration.ofDays(1));
    gone(1, "urn:uuid:2");
    Notices.move(notices, draft.id(), 2, sending);
    assertThat(notices.history(draft.id()).getLast())
        .matches(event -> event.state() == NoticeState.GONE && record(event).equals("urn:uuid:2"));
  }

  @Test
  void whatComesBackAtItsPlaceOpensItsNoticeAgain() {
    look(1, "urn:uuid:1");
    decide(1, CaseStatus.VIOLATION);
    Notice sent = Notices.sent(database, 1, clock);
    clock.move(Duration.ofDays(1));
    gone(1, "urn:uuid:2");
    assertThat(notices.find(1, 1).orElseThrow().due()).isNull();
    clock.move(Duration.ofDays(1));
    look(1, "urn:uuid:3");
    NoticeEvent back = notices.history(sent.id()).getLast();
    assertThat(back.state()).isEqualTo(NoticeState.RELISTED);
    assertThat(record(back)).isEqualTo("urn:uuid:3");
    assertThat(notices.find(1, 1).orElseThrow().due()).isEqualTo(clock.instant());
    assertThat(database.cases().find(1).orElseThrow().status()).isEqualTo(CaseStatus.OPEN);
  }

  @Test
  void whatIsPutUpAgainAsAnotherItemOpensTheNoticeAgainAndIsLinked() {
    offer(1, OFFER);
    decide(1, CaseStatus.VIOLATION);
    Notice sent = Notices.sent(database, 1, clock);
    offer(2, OFFER); // while the first is still up this is no relisting yet
    clock.move(Duration.ofDays(1));
    gone(1, "urn:uuid:2");
    clock.move(Duration.ofDays(1));
    offer(3, OFFER.replace("量大从优", "价格优惠"));
    offer(4, "转让学区房一套，南北通透，楼层好，随时看房，价格面议");

    List<NoticeEvent> events = notices.history(sent.id());
    assertThat(events)
        .extracting(NoticeEvent::state)
        .containsExactly(
            NoticeState.DRAFT,
            NoticeState.APPROVED,
            NoticeState.SENT,
            NoticeState.GONE,
            NoticeState.RELISTED);
    assertThat(events.getLast().other()).isEqualTo(Items.id(3));
    assertThat(events.getLast().kind()).isEqualTo(NoticeEvent.Kind.REPEATED);
    CaseEvent told = database.cases().history(1).getLast();
    assertThat(told.kind()).isEqualTo("repeated");
    assertThat(told.other()).isEqualTo(Items.id(3));
    assertThat(database.cases().find(1).orElseThrow().status()).isEqualTo(CaseStatus.VIOLATION);
  }

  @Test
  void noticesAreNumberedListedByWhatIsDueAndFiltered() {
    look(1, "urn:uuid:1");
    look(2, "urn:uuid:1");
    decide(1, CaseStatus.VIOLATION);
    Notice draft = notices.draft(Notices.written(2, clock));
    Notice sent = Notices.sent(database, 1, clock);
    assertThat(notices.draft(Notices.written(1, clock)).number()).isEqualTo(2);
    assertThatThrownBy(() -> notices.draft(Notices.written(9, clock)))
        .isInstanceOf(IllegalArgumentException.class);

    assertThat(ids(NoticeFilter.ALL)).containsExactly(3L, draft.id(), sent.id());
    assertThat(ids(new NoticeFilter(NoticeState.SENT, null, null))).containsExactly(sent.id());
    assertThat(ids(new NoticeFilter(null, "even", null))).isEmpty();
    assertThat(ids(new NoticeFilter(null, "odd", null))).hasSize(3);
    assertThat(ids(new NoticeFilter(null, null, clock.instant().plus(Duration.ofDays(2)))))
        .containsExactly(3L, draft.id());
    assertThat(notices.counts()).containsEntry(NoticeState.DRAFT, 2L).hasSize(9);
    assertThat(notices.platforms()).containsExactly("odd");
    assertThat(notices.ofCase(1)).extracting(Notice::number).containsExactly(1, 2);
    assertThat(notices.find(1, 3)).isEmpty();
  }

  @Test
  void neitherTextNorHistoryIsRewritten() {
    look(1, "urn:uuid:1");
    Notices.draft(database, 1);
    List<String> refused = new ArrayList<>();
    for (String statement :
        List.of(
            "UPDATE notice SET markdown = 'x'",
            "UPDATE notice SET account = 'x'",
            "UPDATE notice_event SET note = 'x'",
            "DELETE FROM notice_event")) {
      assertThatThrownBy(() -> database.sql().change(handle -> handle.execute(statement)))
          .rootCause()
          .hasMessageContaining("never");
      refused.add(statement);
    }
    assertThat(refused).hasSize(4);
  }

  @Test
  void aStatementsNumberIsNeverGivenTwice() {
    look(1, "urn:uuid:1");
    var statements = database.notices().statements();
    assertThat(statements.add("sor-1", 1, "{\"puid\":\"sor-1\"}", "anna")).isTrue();
    assertThat(statements.add("sor-1", 1, "{\"puid\":\"sor-1\",\"x\":1}", "bo")).isFalse();
    assertThat(statements.add("sor-2", 1, "{}", "bo")).isTrue();
    assertThat(statements.find("sor-1").orElseThrow().body()).isEqualTo("{\"puid\":\"sor-1\"}");
    assertThat(statements.after(1, 10)).extracting("puid").containsExactly("sor-2");
    assertThat(statements.ofCase(1)).hasSize(2);
    assertThat(statements.count()).isEqualTo(2);
    assertThat(actions()).filteredOn("statement.made"::equals).hasSize(2);
  }

  @Test
  void noNoticeIsApprovedOrSentWhileItsDecisionIsContested() {
    look(1, "urn:uuid:1");
    decide(1, CaseStatus.VIOLATION);
    assertThat(database.cases().appeal(1, 2, "卖家申诉", "lead")).isTrue();
    Notice draft = Notices.draft(database, 1);
    NoticeMove approval = NoticeMove.of(NoticeState.APPROVED, "bo", "");
    assertThat(notices.move(draft.id(), 1, approval)).isEqualTo(MoveOutcome.LOOKED_AT);
    Decision word = new Decision(CaseStatus.VIOLATION, "FD-1", "seen", "lead");
    assertThat(database.cases().settle(1, revision(1), word)).isTrue();
    Notices.move(notices, draft.id(), 1, approval);
    assertThat(database.cases().appeal(1, revision(1), "卖家再申诉", "lead")).isTrue();
    assertThat(notices.move(draft.id(), 2, Notices.sending(clock)))
        .isEqualTo(MoveOutcome.LOOKED_AT);
    assertThat(notices.find(1, 1).orElseThrow().state()).isEqualTo(NoticeState.APPROVED);
  }

  private int revision(long caseId) {
    return database.cases().find(caseId).orElseThrow().revision();
  }

  private List<Long> ids(NoticeFilter filter) {
    return notices.list(filter, 10, 0).stream().map(Notice::id).toList();
  }

  private static String record(NoticeEvent event) {
    Proof proof = event.proof();
    CaptureRef capture = proof == null ? null : proof.capture();
    return capture == null ? "-" : capture.record();
  }

  private List<String> actions() {
    return database.audit().list(Long.MAX_VALUE, 100).reversed().stream()
        .map(AuditEntry::action)
        .collect(Collectors.toList());
  }

  private void look(int number, String record) {
    save(number, "出一批数据", record);
  }

  private void offer(int number, String text) {
    save(number, text, "urn:uuid:0");
  }

  private void save(int number, String title, String record) {
    Listing listing =
        Items.live(number, title).toBuilder()
            .sighting(new Sighting(Status.LIVE, clock.instant(), capture(record)))
            .build();
    database.listings().save(List.of(Items.flagged(listing, 0.9, Severity.HIGH, Items.MODEL_1)));
  }

  private void gone(int number, String record) {
    Sighting gone = new Sighting(Status.REMOVED, clock.instant(), capture(record));
    database.listings().markRemoved(List.of(Items.id(number)), gone);
  }

  private static CaptureRef capture(String record) {
    return new CaptureRef(record, "ab".repeat(32));
  }

  private void decide(long id, CaseStatus status) {
    int revision = database.cases().find(id).orElseThrow().revision();
    assertThat(database.cases().decide(id, revision, new Decision(status, "FD-1", "seen", "anna")))
        .isTrue();
  }
}
