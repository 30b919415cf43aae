package org.hulian.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hulian.store.casefile.CaseStatus.CLEARED;
import static org.hulian.store.casefile.CaseStatus.ESCALATED;
import static org.hulian.store.casefile.CaseStatus.OPEN;
import static org.hulian.store.casefile.CaseStatus.VIOLATION;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.hulian.listing.finding.ScoredListing;
import org.hulian.listing.finding.Severity;
import org.hulian.store.audit.AuditEntry;
import org.hulian.store.casefile.CaseEvent;
import org.hulian.store.casefile.CaseFile;
import org.hulian.store.casefile.CaseGroups;
import org.hulian.store.casefile.CaseRepository;
import org.hulian.store.casefile.CaseStatus;
import org.hulian.store.casefile.Decision;
import org.hulian.store.casefile.GroupDecision;
import org.hulian.store.casefile.GroupResult;
import org.hulian.store.casefile.GroupResult.Outcome;
import org.hulian.store.casefile.QueueFilter;
import org.hulian.store.casefile.QueueOrder;
import org.hulian.store.casefile.Undo;
import org.hulian.store.outbox.IndexOutbox;
import org.hulian.store.quality.Answer;
import org.hulian.store.quality.QualityRepository;
import org.hulian.store.quality.QualitySettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cases that are decided together, and decisions that are taken back at once. */
class CaseGroupsTest {
  private static final String OFFER = "出全套素材四件套，带视频，可过各大平台，量大从优，先到先得";
  private static final String OTHER = "代过某平台认证，不用等，先验货后付款，长期有效";
  private static final Duration LEASE = Duration.ofMinutes(10);
  private static final Duration WINDOW = Duration.ofSeconds(10);

  private final SettableClock clock = new SettableClock();
  @TempDir Path folder;
  private Database database;
  private CaseRepository cases;
  private CaseGroups groups;

  @BeforeEach
  void open() {
    database = Database.open(folder, Access.WRITE, clock);
    cases = database.cases();
    groups = cases.groups();
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void aGroupIsTheOpenCasesWithNearTexts() {
    save(1, 4, OFFER);
    save(5, 6, OTHER);
    cases.decide(2, 1, violation("看过"));
    assertThat(groups.size(1, "anna")).isEqualTo(2);
    assertThat(groups.near(1, "anna", 10)).extracting(CaseFile::id).containsExactly(3L, 4L);
    assertThat(groups.near(1, "anna", 1)).extracting(CaseFile::id).containsExactly(3L);
    assertThat(groups.near(5, "anna", 10)).extracting(CaseFile::id).containsExactly(6L);
    assertThat(groups.size(99, "anna")).isZero();
    assertThat(groups.decidedNear(1, "anna", 5))
        .singleElement()
        .satisfies(
            near -> {
              assertThat(near.file().id()).isEqualTo(2);
              assertThat(near.decision().policyCode()).isEqualTo("FD-1");
              assertThat(near.decision().reason()).isEqualTo("看过");
            });
    assertThat(groups.decidedNear(5, "anna", 5)).isEmpty();
  }

  @Test
  void aDecisionThatWaitsToBeLookedAtAgainIsShownBesideNoOther() {
    save(1, 2, OFFER);
    database.quality().set(new QualitySettings(1.0, 0), "lead");
    assertThat(cases.decide(1, 1, violation("r"))).isTrue();
    assertThat(groups.decidedNear(2, "anna", 5)).isEmpty();

    database.quality().take("bo", LEASE, Set.of());
    assertThat(database.quality().answer(1, new Answer(true, "FD-1", "r", "bo"))).isTrue();
    assertThat(groups.decidedNear(2, "anna", 5)).hasSize(1);
  }

  @Test
  void eachCaseOfAGroupIsDecidedByItselfAndWhoeverWasQuickerIsNotDecidedOver() {
    save(1, 120, OFFER);
    cases.claim(7, "bo", LEASE);
    cases.decide(9, 1, new Decision(CLEARED, "NV-0", "正常", "bo"));
    cases.decide(11, 1, new Decision(ESCALATED, "", "不确定", "bo"));

    GroupResult result = groups.decide(group(1, 120));

    assertThat(result.count(Outcome.DECIDED)).isEqualTo(117);
    assertThat(result.members())
        .filteredOn(member -> member.outcome() != Outcome.DECIDED)
        .extracting(GroupResult.Member::caseId, GroupResult.Member::outcome)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(7L, Outcome.HELD),
            org.assertj.core.groups.Tuple.tuple(9L, Outcome.CHANGED),
            org.assertj.core.groups.Tuple.tuple(11L, Outcome.CHANGED));
    assertThat(groups.find(result.id())).hasValue(result);
    assertThat(status(7)).isEqualTo(OPEN);
    assertThat(status(9)).isEqualTo(CLEARED);
    assertThat(status(11)).isEqualTo(ESCALATED);
    for (long id : List.of(1L, 50L, 51L, 120L)) {
      assertThat(cases.history(id).getLast())
          .isEqualTo(
              new CaseEvent(
                  2,
                  clock.instant(),
                  "decided",
                  VIOLATION,
                  "FD-1",
                  reason(id),
                  "anna",
                  null,
                  null));
      assertThat(audit()).anyMatch(e -> isDecision(e, id));
    }
    assertThat(audit()).filteredOn(e -> e.action().equals("case.decided")).hasSize(119);
    assertThat(audit()).anyMatch(e -> e.action().equals("group.decided"));
    assertThat(database.audit().firstBroken()).isEmpty();
    assertThat(database.listings().unindexed()).isEqualTo(120);
  }

  @Test
  void whatIsNotNearIsNotDecidedWithAGroupAndWhatIsNoCaseMakesNone() {
    save(1, 2, OFFER);
    save(3, 3, OTHER);
    GroupResult result = groups.decide(group(1, 3));
    assertThat(result.count(Outcome.DECIDED)).isEqualTo(2);
    assertThat(status(3)).isEqualTo(OPEN);

    assertThatThrownBy(() -> groups.decide(group(3, 4)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(groups.find(result.id() + 1)).isEmpty();
    assertThat(status(3)).isEqualTo(OPEN);
  }

  private static boolean isDecision(AuditEntry entry, long id) {
    return entry.action().equals("case.decided")
        && entry.subject().equals("case:" + id)
        && entry.details().contains(reason(id));
  }

  @Test
  void aGroupIsTakenBackButForWhatHappenedSince() {
    save(1, 60, OFFER);
    GroupResult result = groups.decide(group(1, 60));
    cases.decide(8, 2, new Decision(OPEN, "", "再看", "anna"));
    clock.move(Duration.ofSeconds(9));

    assertThat(groups.undo(result.id(), undo("bo"))).isZero();
    assertThat(groups.undo(result.id(), undo("anna"))).isEqualTo(59);

    assertThat(cases.counts()).containsEntry(OPEN, 60L);
    assertThat(cases.history(1))
        .extracting(CaseEvent::kind)
        .containsExactly("opened", "decided", "undone");
    assertThat(cases.history(8)).extracting(CaseEvent::kind).endsWith("decided", "reopened");
    assertThat(groups.undo(result.id(), undo("anna"))).isZero();
    assertThat(audit()).anyMatch(e -> e.action().equals("group.undone"));
  }

  @Test
  void aGroupHasOneWillAndAnEnd() {
    assertThatThrownBy(() -> new GroupDecision(1, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> group(1, CaseGroups.MOST + 1))
        .isInstanceOf(IllegalArgumentException.class);
    GroupDecision.Member one = new GroupDecision.Member(1, 1, violation("一"));
    assertThatThrownBy(() -> new GroupDecision(1, List.of(one, one)))
        .isInstanceOf(IllegalArgumentException.class);
    GroupDecision.Member other =
        new GroupDecision.Member(2, 1, new Decision(CLEARED, "NV-0", "二", "anna"));
    assertThatThrownBy(() -> new GroupDecision(1, List.of(one, other)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anUndoneDecisionPutsTheCaseBackInItsPlaceAndStaysInTheHistory() {
    save(1, 3, OFFER);
    List<CaseFile> before = cases.queue(QueueFilter.OPEN, "anna", 10, 0);
    clock.move(Duration.ofHours(1));
    cases.decide(2, 1, violation("误按"));
    clock.move(WINDOW);

    assertThat(cases.undo(2, undo("bo"))).as("somebody else's").isFalse();
    assertThat(cases.undo(2, undo("anna"))).isTrue();

    List<CaseFile> after = cases.queue(QueueFilter.OPEN, "anna", 10, 0);
    assertThat(after).extracting(CaseFile::id).containsExactly(1L, 2L, 3L);
    assertThat(after).extracting(CaseFile::dueAt).isEqualTo(dueTimes(before));
    assertThat(after.get(1).claim()).isNotNull();
    assertThat(cases.history(2))
        .extracting(CaseEvent::kind)
        .containsExactly("opened", "decided", "undone");
    assertThat(audit()).extracting(AuditEntry::action).contains("case.decided", "case.undone");
    assertThat(cases.undo(2, undo("anna"))).as("nothing left").isFalse();
  }

  private static List<?> dueTimes(List<CaseFile> files) {
    return files.stream().map(CaseFile::dueAt).toList();
  }

  @Test
  void afterTheWindowADecisionIsOnlyTakenBackAsADecisionOfItsOwn() {
    save(1, 1, OFFER);
    cases.decide(1, 1, violation("一"));
    clock.move(WINDOW.plusMillis(1));
    assertThat(cases.undo(1, undo("anna"))).isFalse();

    assertThat(cases.decide(1, 2, new Decision(OPEN, "", "新证据", "anna"))).isTrue();
    assertThat(cases.find(1).orElseThrow().dueAt())
        .as("the clock starts again")
        .isEqualTo(clock.instant().plus(Duration.ofHours(4)));
  }

  @Test
  void undoingALeadsDecisionLeavesTheCaseWithTheLead() {
    save(1, 1, OFFER);
    cases.decide(1, 1, new Decision(ESCALATED, "LB-4", "请主管看", "anna"));
    assertThat(cases.find(1).orElseThrow().dueAt())
        .as("by the clock of the code that a person chose")
        .isEqualTo(clock.instant().plus(Duration.ofDays(3)));
    cases.decide(1, 2, new Decision(VIOLATION, "FD-1", "违规", "lin"));
    assertThat(cases.undo(1, undo("lin"))).isTrue();
    assertThat(status(1)).isEqualTo(ESCALATED);
    assertThat(cases.undo(1, undo("anna"))).as("not the last event").isFalse();
  }

  private GroupDecision group(int from, int to) {
    List<GroupDecision.Member> members = new ArrayList<>();
    LongStream.rangeClosed(from, to)
        .forEach(id -> members.add(new GroupDecision.Member(id, 1, violation(reason(id)))));
    return new GroupDecision(from, members);
  }

  @Test
  void aGroupIsKeptBackAsOneWhileAnyOfItWaitsForAnotherLook() {
    save(1, 12, OFFER);
    QualityRepository quality = database.quality();
    groups.decide(group(1, 12));
    assertThat(quality.isKeptBack(5, "bo")).isFalse();
    database.sql().change(handle -> IndexOutbox.remove(handle, Long.MAX_VALUE));
    assertThat(cases.appeal(3, 2, "卖家申诉", "lead")).isTrue();
    assertThat(database.listings().indexTasks(99)).as("the index is told").hasSize(12);
    for (long id = 1; id <= 12; id++) {
      assertThat(quality.isKeptBack(id, "bo")).as("case " + id).isTrue();
      assertThat(quality.isKeptBack(id, "anna")).as("she decided").isFalse();
    }
    assertThat(queue(VIOLATION)).isEmpty();
    assertThat(groups.decidedNear(1, "bo", 20)).isEmpty();

    assertThat(cases.decide(5, 2, new Decision(OPEN, "", "again", "anna"))).isTrue();
    assertThat(quality.isKeptBack(5, "bo")).as("it has to be decided").isFalse();
    assertThat(quality.untoldSince(5, "bo")).hasValue(2);
    assertThat(quality.untoldSince(5, "anna")).isEmpty();

    assertThat(cases.settle(3, 3, new Decision(VIOLATION, "FD-1", "终裁", "lead"))).isTrue();
    assertThat(quality.isKeptBack(4, "bo")).isFalse();
    assertThat(quality.untoldSince(5, "bo")).isEmpty();
    assertThat(queue(VIOLATION)).hasSize(11);
  }

  @Test
  void ofAGroupWithOneDrawnCaseNoneIsInAList() {
    save(1, 60, OFFER);
    database.quality().set(new QualitySettings(0.05, 0), "lead");
    groups.decide(group(1, 60));
    assertThat(database.quality().waiting(99)).hasSizeBetween(1, 59);
    assertThat(queue(VIOLATION)).isEmpty();
  }

  private List<CaseFile> queue(CaseStatus status) {
    return cases.queue(QueueFilter.OPEN.with(status), QueueOrder.PRIORITY, "bo", 100, 0);
  }

  private static String reason(long id) {
    return "成组裁定，案件 " + id;
  }

  private static Decision violation(String reason) {
    return new Decision(VIOLATION, "FD-1", reason, "anna");
  }

  private static Undo undo(String account) {
    return new Undo(account, "撤销", WINDOW, LEASE);
  }

  private CaseStatus status(long id) {
    return cases.find(id).orElseThrow().status();
  }

  private List<AuditEntry> audit() {
    return database.audit().list(Long.MAX_VALUE, 1_000);
  }

  private void save(int from, int to, String text) {
    List<ScoredListing> batch =
        IntStream.rangeClosed(from, to)
            .mapToObj(
                i ->
                    Items.flagged(
                        Items.live(i, text).toBuilder().body("").build(),
                        0.9,
                        Severity.HIGH,
                        Items.MODEL_1))
            .toList();
    database.listings().save(batch);
  }
}
