package org.hulian.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hulian.store.casefile.CaseStatus.CLEARED;
import static org.hulian.store.casefile.CaseStatus.ESCALATED;
import static org.hulian.store.casefile.CaseStatus.OPEN;
import static org.hulian.store.casefile.CaseStatus.VIOLATION;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.hulian.listing.finding.Category;
import org.hulian.listing.finding.ScoredListing;
import org.hulian.listing.finding.Severity;
import org.hulian.store.audit.AuditEntry;
import org.hulian.store.casefile.CaseEvent;
import org.hulian.store.casefile.CaseFile;
import org.hulian.store.casefile.CaseRepository;
import org.hulian.store.casefile.CaseStatus;
import org.hulian.store.casefile.Claim;
import org.hulian.store.casefile.Decision;
import org.hulian.store.casefile.QueueFilter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CasesTest {
  private static final Duration LEASE = Duration.ofMinutes(10);

  private final SettableClock clock = new SettableClock();
  @TempDir Path folder;
  private Database database;
  private CaseRepository cases;

  @BeforeEach
  void open() {
    database = Database.open(folder, Access.WRITE, clock);
    cases = database.cases();
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void aFlaggedItemOpensOneCaseAndAClearOneNone() {
    save(Items.clear(1, "相机"), Items.flagged(2, "出一批数据", 0.9, Severity.CRITICAL));
    save(Items.flagged(2, "出一批数据", 0.9, Severity.CRITICAL));

    assertThat(cases.findByListing(Items.id(1))).isEmpty();
    CaseFile file = cases.findByListing(Items.id(2)).orElseThrow();
    assertThat(file)
        .isEqualTo(
            new CaseFile(
                1,
                Items.id(2),
                "出一批数据",
                "even",
                Category.FACE_DATA,
                Severity.CRITICAL,
                0.9,
                OPEN,
                clock.instant(),
                clock.instant().plus(Duration.ofHours(4)),
                1,
                null));
    assertThat(cases.find(1)).hasValue(file);
    assertThat(cases.find(2)).isEmpty();
    assertThat(cases.history(1)).extracting(CaseEvent::kind).containsExactly("opened");
    assertThat(cases.counts()).containsEntry(OPEN, 1L).containsEntry(CLEARED, 0L);
  }

  @Test
  void theQueueGoesBySeverityThenScoreThenAgeAndOthersHoldsComeLast() {
    save(
        Items.flagged(1, "一", 0.9, Severity.HIGH),
        Items.flagged(2, "二", 0.7, Severity.CRITICAL),
        Items.flagged(3, "三", 0.8, Severity.CRITICAL),
        Items.flagged(4, "四", 0.8, Severity.CRITICAL),
        Items.flagged(5, "五", 0.99, Severity.LOW));
    assertThat(titles(QueueFilter.OPEN, "anna", 10, 0)).containsExactly("三", "四", "二", "一", "五");

    cases.claim(caseOf(3).id(), "bo", LEASE);
    cases.claim(caseOf(4).id(), "anna", LEASE);

    assertThat(titles(QueueFilter.OPEN, "anna", 10, 0)).containsExactly("四", "二", "一", "五", "三");
    assertThat(titles(QueueFilter.OPEN, "bo", 10, 0)).containsExactly("三", "二", "一", "五", "四");
    assertThat(titles(QueueFilter.OPEN, "anna", 2, 3)).containsExactly("五", "三");
    assertThat(titles(QueueFilter.OPEN, "anna", 2, 4)).containsExactly("三");
    assertThat(titles(QueueFilter.OPEN, "anna", 2, 5)).isEmpty();
    clock.move(LEASE);
    assertThat(titles(QueueFilter.OPEN, "anna", 10, 0)).containsExactly("三", "四", "二", "一", "五");
  }

  @Test
  void theQueueCanBeNarrowed() {
    save(
        Items.flagged(1, "一", 0.9, Severity.HIGH),
        Items.flagged(2, "二", 0.7, Severity.CRITICAL),
        Items.flagged(3, "三", 0.8, Severity.HIGH));
    decide(3, CLEARED);

    assertThat(titles(new QueueFilter(OPEN, null, Severity.HIGH, null, null), "anna", 10, 0))
        .containsExactly("一");
    assertThat(titles(new QueueFilter(OPEN, null, null, "even", null), "anna", 10, 0))
        .containsExactly("二");
    assertThat(titles(new QueueFilter(OPEN, Category.FACE_DATA, null, null, null), "anna", 10, 0))
        .containsExactly("二", "一");
    assertThat(
            titles(new QueueFilter(OPEN, Category.BYPASS_DEVICE, null, null, null), "anna", 10, 0))
        .isEmpty();
    assertThat(titles(new QueueFilter(CLEARED, null, null, null, null), "anna", 10, 0))
        .containsExactly("三");
  }

  @Test
  void aClaimHoldsUntilItRunsOutOrIsGivenBack() {
    save(Items.flagged(1, "一"));

    assertThat(cases.claim(1, "anna", LEASE)).isTrue();
    assertThat(cases.claim(1, "bo", LEASE)).isFalse();
    clock.move(Duration.ofMinutes(5));
    assertThat(cases.claim(1, "anna", LEASE)).isTrue();
    assertThat(cases.find(1).orElseThrow().claim())
        .isEqualTo(new Claim("anna", clock.instant().plus(LEASE)));
    clock.move(LEASE);
    assertThat(cases.find(1).orElseThrow().claim()).isNull();
    assertThat(cases.claim(1, "bo", LEASE)).isTrue();
    cases.release(1, "anna");
    assertThat(cases.claim(1, "anna", LEASE)).isFalse();
    cases.release(1, "bo");
    assertThat(cases.claim(1, "anna", LEASE)).isTrue();
    assertThat(cases.claim(99, "anna", LEASE)).isFalse();
    assertThat(actions())
        .containsExactly(
            "case.opened", "case.claimed", "case.claimed", "case.released", "case.claimed");
  }

  @Test
  void aShortHoldIsGivenBackUnlessItWasProlongedInBetween() {
    save(Items.flagged(1, "一"), Items.flagged(2, "二"));
    Duration ahead = Duration.ofMinutes(2);
    Instant end = clock.instant().plus(ahead);
    cases.claim(1, "anna", ahead);
    cases.claim(2, "anna", ahead);
    assertThat(cases.release(1, "bo", end)).isFalse();
    assertThat(cases.release(1, "anna", end)).isTrue();
    assertThat(cases.claim(1, "bo", LEASE)).isTrue();

    cases.claim(2, "anna", LEASE);
    assertThat(cases.release(2, "anna", end)).isFalse();
    cases.claim(2, "anna", ahead);
    assertThat(cases.find(2).orElseThrow().claim())
        .as("a longer hold stays")
        .isEqualTo(new Claim("anna", clock.instant().plus(LEASE)));
  }

  @Test
  void ofManyWhoReachForACaseOneGetsIt() throws Exception {
    int caseCount = 200;
    save(
        IntStream.rangeClosed(1, caseCount)
            .mapToObj(i -> Items.flagged(i, "出 " + i))
            .toArray(ScoredListing[]::new));
    ConcurrentHashMap<Long, List<String>> claimants = new ConcurrentHashMap<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
      List<Future<?>> done = new ArrayList<>();
      for (int t = 0; t < 16; t++) {
        String account = "reviewer" + t;
        done.add(threads.submit(() -> reach(account, caseCount, claimants)));
      }
      for (Future<?> one : done) {
        one.get();
      }
    }

    assertThat(claimants).hasSize(caseCount);
    assertThat(claimants.values()).allSatisfy(accounts -> assertThat(accounts).hasSize(1));
    assertThat(database.audit().count()).isEqualTo(2L * caseCount);
    assertThat(database.audit().firstBroken()).isEmpty();
  }

  @Test
  void aDecidedCaseIsHeldByNobodyHoweverCloseTheReachFollowsTheDecision() throws Exception {
    int caseCount = 100;
    save(
        IntStream.rangeClosed(1, caseCount)
            .mapToObj(i -> Items.flagged(i, "出 " + i))
            .toArray(ScoredListing[]::new));
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Future<?>> done = new ArrayList<>();
      for (int t = 0; t < 3; t++) {
        String account = "reviewer" + t;
        done.add(threads.submit(() -> reach(account, caseCount, new ConcurrentHashMap<>())));
      }
      done.add(threads.submit(() -> decideAll(caseCount)));
      for (Future<?> one : done) {
        one.get();
      }
    }

    for (long id = 1; id <= caseCount; id++) {
      CaseFile file = cases.find(id).orElseThrow();
      assertThat(file.status() == OPEN || file.claim() == null).as("case %d", id).isTrue();
      if (file.status() == VIOLATION) {
        assertThat(cases.claim(id, "late", LEASE)).isFalse();
      }
    }
    assertThat(cases.counts().get(VIOLATION)).isPositive();
  }

  private void decideAll(int caseCount) {
    for (long id = caseCount; id >= 1; id--) {
      cases.decide(id, 1, new Decision(VIOLATION, "FD-1", "看过", "anna"));
    }
  }

  private void reach(
      String account, int caseCount, ConcurrentHashMap<Long, List<String>> claimants) {
    for (long id = 1; id <= caseCount; id++) {
      if (cases.claim(id, account, LEASE)) {
        claimants.merge(
            id,
            List.of(account),
            (a, b) -> {
              List<String> both = new ArrayList<>(a);
              both.addAll(b);
              return both;
            });
      }
    }
  }

  @Test
  void aDecisionIsRefusedOnAnOldRevisionAndOnSomebodyElsesCase() {
    save(Items.flagged(1, "一"));
    Decision violation = new Decision(VIOLATION, "FD-1", "出售人脸数据", "anna");

    assertThat(cases.decide(1, 2, violation)).isFalse();
    assertThat(cases.decide(7, 1, violation)).isFalse();
    cases.claim(1, "bo", LEASE);
    assertThat(cases.decide(1, 1, violation)).isFalse();
    assertThat(cases.find(1).orElseThrow().revision()).isEqualTo(1);
    clock.move(LEASE);
    assertThat(cases.decide(1, 1, violation)).isTrue();
    assertThat(cases.decide(1, 1, violation)).isFalse();

    CaseFile file = cases.find(1).orElseThrow();
    assertThat(file.status()).isEqualTo(VIOLATION);
    assertThat(file.revision()).isEqualTo(2);
    assertThat(file.claim()).isNull();
    assertThat(cases.history(1).getLast())
        .isEqualTo(
            new CaseEvent(
                2, clock.instant(), "decided", VIOLATION, "FD-1", "出售人脸数据", "anna", null, null));
    AuditEntry entry = database.audit().list(Long.MAX_VALUE, 1).getFirst();
    assertThat(entry.account()).isEqualTo("anna");
    assertThat(entry.action()).isEqualTo("case.decided");
    assertThat(entry.subject()).isEqualTo("case:1");
    assertThat(entry.details()).contains("FD-1", "violation", "出售人脸数据");
  }

  @Test
  void aDecisionReleasesTheHoldTellsTheIndexAndCanBeTakenBack() {
    save(Items.flagged(1, "一"));
    database.listings().indexed(Long.MAX_VALUE);
    cases.claim(1, "anna", LEASE);

    assertThat(cases.decide(1, 1, new Decision(OPEN, "", "再看", "anna"))).isFalse();
    assertThat(cases.decide(1, 1, new Decision(ESCALATED, "", "不确定", "anna"))).isTrue();
    assertThat(cases.claim(1, "bo", LEASE)).isTrue();
    assertThat(cases.decide(1, 2, new Decision(OPEN, "", "收回", "bo"))).isTrue();

    assertThat(cases.history(1))
        .extracting(CaseEvent::kind)
        .containsExactly("opened", "decided", "reopened");
    assertThat(database.listings().indexTasks(10))
        .singleElement()
        .satisfies(t -> assertThat(t.stored().caseStatus()).isEqualTo(OPEN));
  }

  @Test
  void aViolationThatChangesOrComesBackIsOpenAgainAndItsRemovalIsNoted() {
    save(Items.flagged(1, "一"));
    decide(1, VIOLATION);
    save(Items.gone(1));
    assertThat(caseOf(1).status()).isEqualTo(VIOLATION);
    save(Items.flagged(1, "一"));
    assertThat(caseOf(1).status()).isEqualTo(OPEN);
    decide(1, VIOLATION);
    save(Items.clear(1, "一，改了"));

    CaseFile file = caseOf(1);
    assertThat(file.status()).isEqualTo(OPEN);
    assertThat(file.title()).isEqualTo("一，改了");
    assertThat(file.score()).isEqualTo(0.01);
    assertThat(file.category()).isEqualTo(Category.FACE_DATA);
    assertThat(cases.history(1))
        .extracting(CaseEvent::kind)
        .containsExactly("opened", "decided", "removed", "reopened", "decided", "reopened");
    assertThat(cases.history(1)).extracting(CaseEvent::revision).containsExactly(1, 2, 3, 4, 5, 6);
  }

  @Test
  void aClearedItemIsOpenAgainOnlyIfItsNewTextIsFlagged() {
    save(Items.flagged(1, "一"));
    decide(1, CLEARED);
    save(Items.flagged(Items.live(1, "一"), 0.95, Severity.HIGH, Items.MODEL_2));
    assertThat(caseOf(1).status()).isEqualTo(CLEARED);
    assertThat(caseOf(1).score()).isEqualTo(0.95);
    save(Items.clear(1, "一，改了"));
    assertThat(caseOf(1).status()).isEqualTo(CLEARED);
    save(Items.flagged(1, "一，又改了"));
    assertThat(caseOf(1).status()).isEqualTo(OPEN);
  }

  @Test
  void nobodyDecidesOnATextThatIsNoLongerThere() {
    save(Items.flagged(1, "一"));
    int shown = caseOf(1).revision();
    save(Items.flagged(1, "一，改了"));

    assertThat(cases.decide(1, shown, new Decision(CLEARED, "OK-1", "正常", "anna"))).isFalse();
    assertThat(caseOf(1).status()).isEqualTo(OPEN);
  }

  @Test
  void historyIsNeverRewritten() {
    save(Items.flagged(1, "一"));

    for (String statement :
        List.of("UPDATE case_event SET reason = 'x'", "DELETE FROM case_event")) {
      assertThatThrownBy(() -> database.sql().change(handle -> handle.execute(statement)))
          .rootCause()
          .hasMessageContaining("case events are never");
    }
  }

  private void save(ScoredListing... batch) {
    database.listings().save(Arrays.asList(batch));
  }

  private void decide(int item, CaseStatus status) {
    CaseFile file = caseOf(item);
    Decision decision = new Decision(status, "FD-1", "看过", "anna");
    assertThat(cases.decide(file.id(), file.revision(), decision)).isTrue();
  }

  private CaseFile caseOf(int item) {
    return cases.findByListing(Items.id(item)).orElseThrow();
  }

  private List<String> titles(QueueFilter filter, String account, int limit, int offset) {
    return cases.queue(filter, account, limit, offset).stream().map(CaseFile::title).toList();
  }

  private List<String> actions() {
    return database.audit().list(Long.MAX_VALUE, 100).reversed().stream()
        .map(AuditEntry::action)
        .toList();
  }
}
