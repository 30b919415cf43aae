package org.hulian.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.hulian.listing.Listing;
import org.hulian.listing.ListingId;
import org.hulian.listing.finding.Severity;
import org.hulian.store.account.Role;
import org.hulian.store.casefile.CaseFile;
import org.hulian.store.casefile.CaseRepository;
import org.hulian.store.casefile.CaseStatus;
import org.hulian.store.casefile.Decision;
import org.hulian.store.casefile.GroupDecision;
import org.hulian.store.casefile.GroupResult;
import org.hulian.store.casefile.QueueFilter;
import org.hulian.store.casefile.Undo;
import org.hulian.store.check.Fault;
import org.hulian.store.quality.QualitySettings;
import org.hulian.store.queue.QueuePlan;
import org.hulian.store.queue.QueueRepository;
import org.hulian.store.queue.QueueTally;
import org.hulian.store.queue.ReviewQueue;
import org.hulian.store.queue.SortingStep;
import org.hulian.store.search.SavedQuery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A case of a queue with named people is theirs, and leads'; what is no queue's is everybody's. */
class QueuesTest {
  private static final Duration LEASE = Duration.ofMinutes(10);

  private final SettableClock clock = new SettableClock();
  @TempDir private Path folder;
  private Database database;
  private CaseRepository cases;
  private QueueRepository queues;

  @BeforeEach
  void open() {
    database = Database.open(folder, Access.WRITE, clock);
    cases = database.cases();
    queues = cases.queues();
    account("anna", Role.REVIEWER);
    account("bo", Role.REVIEWER);
    account("lead", Role.LEAD);
    account("boss", Role.ADMINISTRATOR, Role.REVIEWER);
    account("judge", Role.AUDITOR);
    account("office", Role.REGULATOR);
    for (int i = 1; i <= 4; i++) {
      database.listings().save(List.of(Items.flagged(i, "出售人脸 " + i)));
    }
  }

  @AfterEach
  void close() {
    database.close();
  }

  private void account(String name, Role... roles) {
    String secret = database.accounts().invite(Set.of(roles), Duration.ofHours(1), "system");
    database.accounts().accept(secret, name, "no hash of any password");
  }

  private static QueuePlan plan(String name, String... people) {
    return new QueuePlan(
        new SavedQuery(name, name, Map.of("platform", List.of("even"))), Set.of(people));
  }

  private long queue(String name, int position, String... people) {
    return queues.add(plan(name, people), position, "lead").orElseThrow();
  }

  /** Case numbers are items' numbers here. */
  private void place(long queue, int... items) {
    for (int item : items) {
      queues.place(Map.of(Items.id(item), queue));
    }
  }

  private List<Long> seen(String account) {
    return cases.queue(QueueFilter.OPEN, account, 10, 0).stream().map(CaseFile::id).toList();
  }

  private long waiting(String account, long queue) {
    return Objects.requireNonNull(queues.tally(account).get(queue)).open();
  }

  private static Decision decision(String account) {
    return new Decision(CaseStatus.VIOLATION, "FD-1", "看过", account);
  }

  @Test
  void whatLiesInAClosedQueueIsWorkedOnByItsPeopleLeadsAndAdministratorsAlone() {
    long closed = queue("minors", 1, "anna");
    place(closed, 1, 2);
    place(QueueRepository.NONE, 3, 4);

    assertThat(seen("bo")).containsExactly(3L, 4L);
    assertThat(cases.counts("bo")).containsEntry(CaseStatus.OPEN, 2L);
    assertThat(cases.claim(1, "bo", LEASE)).isFalse();
    assertThat(cases.decide(1, 1, decision("bo"))).isFalse();
    assertThat(queues.isClosedTo(1, "bo")).isTrue();
    assertThat(queues.isClosedTo(3, "bo")).isFalse();
    for (String in : List.of("anna", "lead", "boss")) {
      assertThat(seen(in)).as(in).hasSize(4);
      assertThat(cases.counts(in)).containsEntry(CaseStatus.OPEN, 4L);
      assertThat(queues.isClosedTo(1, in)).as(in).isFalse();
      assertThat(cases.claim(1, in, LEASE)).as(in).isTrue();
      cases.release(1, in);
    }
    for (String reader : List.of("judge", "office")) {
      assertThat(queues.isClosedTo(1, reader)).as(reader).isFalse();
      assertThat(seen(reader)).hasSize(4);
      assertThat(cases.claim(1, reader, LEASE)).as(reader).isFalse();
    }
    assertThat(cases.decide(1, 1, decision("anna"))).isTrue();
    assertThat(queues.isClosedTo(1, "bo")).as("when it is decided, too").isTrue();
  }

  @Test
  void aCaseThatNoQueueWasAskedAboutIsNobodysWhoIsKeptOutOfOne() {
    assertThat(seen("bo")).hasSize(4);
    queue("for all", 1);
    assertThat(seen("bo")).hasSize(4);
    queue("closed", 2, "anna");
    assertThat(seen("bo")).isEmpty();
    assertThat(cases.claim(1, "bo", LEASE)).isFalse();
    assertThat(seen("anna")).hasSize(4);
    place(QueueRepository.NONE, 1);
    assertThat(seen("bo")).containsExactly(1L);
  }

  @Test
  void whatWasDecidedBeforeThereWasAnyQueueIsEverybodys() {
    assertThat(cases.claim(1, "bo", LEASE)).isTrue();
    assertThat(cases.decide(1, 1, decision("bo"))).isTrue();
    long closed = queue("minors", 1, "anna");
    place(closed, 2, 3, 4);
    assertThat(seen("bo")).isEmpty();
    assertThat(queues.isClosedTo(1, "bo")).isFalse();
    assertThat(cases.counts("bo")).containsEntry(CaseStatus.VIOLATION, 1L);
  }

  @Test
  void eachQueueIsAListWithACountAndAnAge() {
    long even = queue("even", 1);
    long closed = queue("closed", 2, "anna");
    place(even, 2, 4);
    place(closed, 1);
    place(QueueRepository.NONE, 3);
    QueueFilter filter = new QueueFilter(CaseStatus.OPEN, null, null, null, even);
    assertThat(cases.queue(filter, "bo", 10, 0)).extracting(CaseFile::id).containsExactly(2L, 4L);
    filter = new QueueFilter(CaseStatus.OPEN, null, null, null, closed);
    assertThat(cases.queue(filter, "bo", 10, 0)).isEmpty();
    assertThat(queues.visibleTo("bo")).extracting(ReviewQueue::name).containsExactly("even");
    assertThat(queues.tally("bo"))
        .containsOnlyKeys(QueueRepository.NONE, even)
        .containsEntry(even, new QueueTally(even, 2, clock.instant()));
    assertThat(waiting("anna", closed)).isOne();
    assertThat(queues.of(2)).map(ReviewQueue::id).hasValue(even);
    assertThat(queues.of(3)).isEmpty();
  }

  @Test
  void aHoldIsKeptToItsEndAndTheCaseMovesThen() {
    place(QueueRepository.NONE, 1, 2, 3, 4);
    assertThat(cases.claim(1, "bo", LEASE)).isTrue();
    long closed = queue("closed", 1, "anna");
    sort(closed);
    assertThat(queues.progress()).isEmpty();
    assertThat(seen("bo")).containsExactly(1L);
    assertThat(queues.unsorted(10).isNothing()).isTrue();
    clock.move(LEASE.plusSeconds(1));
    SortingStep left = queues.unsorted(10);
    assertThat(left.listings()).containsExactly(Items.id(1));
    assertThat(queues.sorted(left, Map.of(Items.id(1), closed))).isTrue();
    assertThat(seen("bo")).isEmpty();
    assertThat(queues.unsorted(10).isNothing()).isTrue();
  }

  @Test
  void whoHoldsACaseThatWasClosedToThemDecidesItButDoesNotProlong() {
    long closed = queue("closed", 1, "anna", "bo");
    place(closed, 1);
    assertThat(cases.claim(1, "bo", LEASE)).isTrue();
    queues.change(closed, plan("closed", "anna"), 1, "lead");
    assertThat(queues.isClosedTo(1, "bo")).isFalse();
    assertThat(cases.claim(1, "bo", LEASE)).isFalse();
    assertThat(cases.decide(1, 1, decision("bo"))).isTrue();
    assertThat(queues.isClosedTo(1, "bo")).isTrue();
  }

  private void sort(long queue) {
    for (SortingStep step = queues.unsorted(2); !step.isNothing(); step = queues.unsorted(2)) {
      Map<ListingId, Long> places = new HashMap<>();
      step.listings().forEach(id -> places.put(id, queue));
      assertThat(queues.sorted(step, places)).isTrue();
    }
  }

  @Test
  void sortingGoesOnWhereItWasAfterAKillAndBeginsAnewWhenAQueueChanges() {
    long first = queue("first", 1);
    SortingStep step = queues.unsorted(3);
    assertThat(step.listings()).hasSize(3);
    assertThat(queues.sorted(step, Map.of(Items.id(1), first))).isTrue();
    assertThat(queues.progress()).hasValueSatisfying(p -> assertThat(p.done()).isEqualTo(3));
    database.close();
    openAgain();
    step = queues.unsorted(3);
    assertThat(step.listings()).containsExactly(Items.id(4));
    queue("second", 1, "anna");
    assertThat(queues.sorted(step, Map.of(Items.id(4), first))).as("out of date").isFalse();
    assertThat(queues.unsorted(9).listings()).hasSize(4);
    sort(first);
    assertThat(queues.progress()).isEmpty();
    assertThat(waiting("bo", first)).isEqualTo(4);
  }

  private void openAgain() {
    database = Database.open(folder, Access.WRITE, clock);
    cases = database.cases();
    queues = cases.queues();
  }

  @Test
  void theCasesOfARemovedQueueAreOpenToAllAtOnce() {
    long closed = queue("closed", 1, "anna");
    long other = queue("other", 2);
    place(closed, 1, 2, 3, 4);
    assertThat(seen("bo")).isEmpty();
    assertThat(queues.remove(closed, "lead")).isTrue();
    assertThat(queues.remove(closed, "lead")).isFalse();
    assertThat(seen("bo")).hasSize(4);
    assertThat(cases.claim(1, "bo", LEASE)).isTrue();
    assertThat(queues.list()).extracting(ReviewQueue::position).containsExactly(1);
    sort(other);
    assertThat(waiting("bo", other)).isEqualTo(3);
  }

  @Test
  void positionsAreWithoutGapsWhereverAQueueIsPut() {
    long one = queue("one", 1);
    long two = queue("two", 99);
    long three = queue("three", 1);
    assertThat(queues.list()).extracting(ReviewQueue::id).containsExactly(three, one, two);
    queues.change(three, plan("three"), 3, "lead");
    assertThat(queues.list()).extracting(ReviewQueue::id).containsExactly(one, two, three);
    assertThat(queues.list()).extracting(ReviewQueue::position).containsExactly(1, 2, 3);
    assertThat(queues.find(two).orElseThrow().query().settings())
        .containsEntry("platform", List.of("even"));
    assertThat(queues.change(77, plan("gone"), 1, "lead")).isFalse();
  }

  @Test
  void nobodyIsGivenASecondLookAtACaseThatIsClosedToThem() {
    cases.quality().set(new QualitySettings(1.0, 0), "lead");
    long closed = queue("closed", 1, "anna");
    place(closed, 1);
    place(QueueRepository.NONE, 2, 3, 4);
    assertThat(cases.decide(1, 1, decision("lead"))).isTrue();
    assertThat(cases.quality().take("bo", LEASE, Set.of())).isEmpty();
    assertThat(cases.quality().take("anna", LEASE, Set.of())).hasValue(1);
  }

  @Test
  void aGroupLeavesOutWhatIsClosedAndAForgedOneDecidesNothingThere() {
    for (int i = 11; i <= 13; i++) {
      String body = "高清真人四件套 全套带视频 量大从优 支持验货 长期有货 诚信经营";
      database
          .listings()
          .save(
              List.of(
                  Items.flagged(
                      Listing.builder(Items.id(i)).title("出售真人素材").body(body).build(),
                      0.9,
                      Severity.HIGH,
                      Items.MODEL_1)));
    }
    long closed = queue("closed", 1, "anna");
    place(QueueRepository.NONE, 11, 12);
    place(closed, 13);
    assertThat(cases.groups().size(5, "anna")).isEqualTo(2);
    assertThat(cases.groups().size(5, "bo")).isOne();
    assertThat(cases.groups().near(5, "bo", 9)).extracting(CaseFile::id).containsExactly(6L);
    GroupResult result =
        cases
            .groups()
            .decide(
                new GroupDecision(
                    5,
                    List.of(
                        new GroupDecision.Member(5, 1, decision("bo")),
                        new GroupDecision.Member(7, 1, decision("bo")))));
    assertThat(result.count(GroupResult.Outcome.DECIDED)).isOne();
    assertThat(cases.find(7).orElseThrow().status()).isEqualTo(CaseStatus.OPEN);
    assertThat(cases.decide(7, 1, decision("anna"))).isTrue();
    assertThat(cases.groups().decidedNear(6, "anna", 5)).hasSize(2);
    assertThat(cases.groups().decidedNear(6, "bo", 5)).hasSize(1);
    assertThat(cases.undo(7, new Undo("anna", "zurück", Duration.ofMinutes(1), LEASE))).isTrue();
  }

  @Test
  void everyChangeIsInTheAuditLogAndTheRowsAreSealed() {
    long closed = queue("closed", 1, "anna");
    place(closed, 1);
    queues.change(closed, plan("closed", "bo"), 1, "lead");
    place(QueueRepository.NONE, 1);
    queues.remove(closed, "lead");
    assertThat(database.audit().list(Long.MAX_VALUE, 5))
        .extracting(entry -> entry.account() + " " + entry.action() + " " + entry.subject())
        .containsExactly(
            "lead queue.removed queue:" + closed,
            "system case.queued case:1",
            "lead queue.changed queue:" + closed,
            "system case.queued case:1",
            "lead queue.made queue:" + closed);
    List<Fault> faults = new ArrayList<>();
    database.check(faults::add, done -> {});
    assertThat(faults).isEmpty();
  }
}
