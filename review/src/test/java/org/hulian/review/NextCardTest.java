package org.hulian.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.hulian.listing.finding.Category;
import org.hulian.listing.finding.ScoredListing;
import org.hulian.listing.finding.Severity;
import org.hulian.review.access.Viewer;
import org.hulian.review.queue.NextCase;
import org.hulian.review.queue.Walk;
import org.hulian.store.account.Role;
import org.hulian.store.casefile.CaseEvent;
import org.hulian.store.casefile.CaseFile;
import org.hulian.store.casefile.CaseStatus;
import org.hulian.store.casefile.Claim;
import org.hulian.store.casefile.Decision;
import org.hulian.store.casefile.QueueFilter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which case comes next, when it is there, and how a decision is taken back. */
class NextCardTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @TempDir Path folder;

  @Test
  void theNextCardIsThereBeforeTheDecisionAndTheAnswerOnlySaysWhatWasDone() {
    try (House house = new House(folder, ExampleListings.all())) {
      Visitor reviewer = house.guest(Role.REVIEWER);
      long first = house.caseOf("m-101");
      reviewer.submit("/queue/next");
      HttpResponse<String> ahead = reviewer.post("/queue/ahead", "after", "" + first);
      long next = Long.parseLong(ahead.headers().firstValue("Hulian-Ahead").orElseThrow());
      assertThat(ahead.statusCode()).isEqualTo(200);
      assertThat(next).isNotEqualTo(first);
      assertThat(ahead.body()).contains("data-case=\"" + next + "\"", "data-mine=\"true\"");
      assertThat(house.acts()).contains("demo case.claimed case:" + next);
      assertThat(house.acts()).contains("demo case.fetched case:" + next);
      assertThat(house.acts()).doesNotContain("demo case.viewed case:" + next);
      assertThat(reviewer.post("/queue/ahead", "after", "" + first).headers().map())
          .as("asked for again, it is the same")
          .containsEntry("Hulian-Ahead", List.of("" + next));

      HttpResponse<String> answer = decide(reviewer, first, "" + next);
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).contains("已裁定为违规", "10 秒").doesNotContain("<main");
      assertThat(house.acts()).contains("demo case.viewed case:" + next);
      assertThat(status(house, first)).isEqualTo(CaseStatus.VIOLATION);
    }
  }

  @Test
  void whoHasLostTheirHoldOnTheNextCardIsLedToAnother() {
    try (House house = new House(folder, ExampleListings.all())) {
      Visitor reviewer = house.guest(Role.REVIEWER);
      long first = house.caseOf("m-101");
      reviewer.submit("/queue/next");
      long next =
          Long.parseLong(
              reviewer
                  .post("/queue/ahead", "after", "" + first)
                  .headers()
                  .firstValue("Hulian-Ahead")
                  .orElseThrow());
      house.clock.pass(MINUTE.multipliedBy(11));
      house.database.cases().claim(next, "anna", NextCase.LEASE);
      HttpResponse<String> answer = decide(reviewer, first, "" + next);
      assertThat(answer.statusCode()).isEqualTo(303);
      assertThat(answer.headers().firstValue("Location").orElseThrow())
          .startsWith("/cases/")
          .doesNotEndWith("/" + next);
      assertThat(decide(reviewer, 999, "1; DROP").statusCode()).isEqualTo(404);
    }
  }

  private static long takeAhead(Visitor reviewer, long after) {
    HttpResponse<String> ahead = reviewer.post("/queue/ahead", "after", "" + after);
    return Long.parseLong(ahead.headers().firstValue("Hulian-Ahead").orElseThrow());
  }

  /** Whose the case is; empty if nobody's. */
  private static String holder(House house, long id) {
    Claim claim = house.database.cases().find(id).orElseThrow().claim();
    return claim == null ? "" : claim.account();
  }

  @Test
  void aCaseThatWasOnlyTakenAheadIsOthersAfterTwoMinutesAndOneThatIsShownIsNot() {
    try (House house = new House(folder, ExampleListings.all())) {
      Visitor reviewer = house.guest(Role.REVIEWER);
      long first = house.caseOf("m-101");
      reviewer.submit("/queue/next");
      long next = takeAhead(reviewer, first);
      assertThat(holder(house, next)).isEqualTo("demo");
      house.clock.pass(MINUTE.multipliedBy(2));
      assertThat(holder(house, next)).isEmpty();
      assertThat(holder(house, first)).as("it is before the person").isEqualTo("demo");

      assertThat(decide(reviewer, first, "" + next).body())
          .as("nobody else took it meanwhile")
          .doesNotContain("<main");
      house.clock.pass(MINUTE.multipliedBy(9));
      assertThat(holder(house, next)).isEqualTo("demo");
    }
  }

  @Test
  void whoeverLeavesGivesBackWhatWasOnlyTakenAheadAndNothingElse() {
    try (House house = new House(folder, ExampleListings.all())) {
      Visitor reviewer = house.guest(Role.REVIEWER);
      long first = house.caseOf("m-101");
      reviewer.submit("/queue/next");
      long next = takeAhead(reviewer, first);
      reviewer.post("/cases/" + first + "/release", "ahead", "true");
      assertThat(holder(house, first)).as("it was shown").isEqualTo("demo");
      assertThat(reviewer.post("/cases/" + next + "/release", "ahead", "true").statusCode())
          .isEqualTo(204);
      assertThat(holder(house, next)).isEmpty();

      assertThat(takeAhead(reviewer, first)).isEqualTo(next);
      reviewer.get("/cases/" + next);
      reviewer.post("/cases/" + next + "/release", "ahead", "true");
      assertThat(holder(house, next)).as("another window shows it").isEqualTo("demo");
      house.clock.pass(MINUTE.multipliedBy(9));
      assertThat(holder(house, next)).as("and holds it as one taken by hand").isEqualTo("demo");
    }
  }

  @Test
  void aCaseThatAnotherWindowShowsIsNotGivenBackAsOneTakenAhead() {
    try (House house = new House(folder, ExampleListings.all())) {
      Visitor reviewer = house.guest(Role.REVIEWER);
      reviewer.submit("/queue/next");
      long shown = heldBy(house, "demo").getFirst();
      house.clock.pass(Duration.ofSeconds(510));
      long second = other(house, shown);
      reviewer.submit("/cases/" + second + "/claim");
      assertThat(takeAhead(reviewer, second)).as("the first window shows it").isNotEqualTo(shown);
      house.clock.pass(MINUTE);
      reviewer.post("/cases/" + shown + "/release", "ahead", "true");
      assertThat(house.database.cases().claim(shown, "anna", NextCase.LEASE)).isFalse();

      house.clock.pass(Duration.ofSeconds(90));
      assertThat(holder(house, shown)).as("nobody touched it for eleven minutes").isEmpty();
      assertThat(takeAhead(reviewer, second)).isEqualTo(shown);
      reviewer.post("/cases/" + shown + "/release", "ahead", "true");
      assertThat(holder(house, shown)).as("the first window still shows it").isEqualTo("demo");
    }
  }

  @Test
  void whatAnotherSessionOfThePersonShowsIsNeitherTakenAheadNorGivenBack() {
    try (House house = new House(folder, ExampleListings.all())) {
      house.account("lin", Role.REVIEWER);
      Visitor office = house.visitor();
      Visitor home = house.visitor();
      office.signIn("lin", House.PASSWORD);
      home.signIn("lin", House.PASSWORD);
      office.open("/queue");
      office.submit("/queue/next");
      long first = heldBy(house, "lin").getFirst();
      long next = takeAhead(office, first);
      home.get("/cases/" + next);
      house.clock.pass(Duration.ofSeconds(500));
      office.post("/cases/" + other(house, first, next) + "/claim");
      assertThat(holder(house, next)).isEqualTo("lin");
      assertThat(takeAhead(office, first)).isNotEqualTo(next);
    }
  }

  @Test
  void aCardThatWasTakenAheadStaysWhileItsReaderAsksForItAgain() {
    try (House house = new House(folder, ExampleListings.all())) {
      Visitor reviewer = house.guest(Role.REVIEWER);
      long first = house.caseOf("m-101");
      reviewer.submit("/queue/next");
      long next = takeAhead(reviewer, first);
      for (int i = 0; i < 5; i++) {
        house.clock.pass(Duration.ofSeconds(90));
        HttpResponse<String> same =
            reviewer.post("/queue/ahead", "after", "" + first, "again", "" + next);
        assertThat(same.headers().map()).containsEntry("Hulian-Ahead", List.of("" + next));
        house.clock.pass(Duration.ofSeconds(30));
        assertThat(holder(house, next)).isEqualTo("demo");
      }
      reviewer.post("/cases/" + next + "/release", "ahead", "true");
      assertThat(holder(house, next)).as("it was still only taken ahead").isEmpty();
      house.database.cases().claim(next, "anna", NextCase.LEASE);
      assertThat(
              reviewer
                  .post("/queue/ahead", "after", "" + first, "again", "" + next)
                  .headers()
                  .firstValue("Hulian-Ahead"))
          .as("what is somebody else's does not come again")
          .isNotEqualTo(Optional.of("" + next));
    }
  }

  private static List<Long> heldBy(House house, String account) {
    return house.database.cases().queue(QueueFilter.OPEN, account, 99, 0).stream()
        .filter(file -> file.claim() != null)
        .map(CaseFile::id)
        .toList();
  }

  /** An open case besides these. */
  private static long other(House house, Long... besides) {
    return house.database.cases().queue(QueueFilter.OPEN, "demo", 99, 0).stream()
        .map(CaseFile::id)
        .filter(id -> !List.of(besides).contains(id))
        .toList()
        .getLast();
  }

  @Test
  void whoeverTakesAnotherCaseByHandGivesBackWhatWasTakenAhead() {
    try (House house = new House(folder, ExampleListings.all())) {
      Visitor reviewer = house.guest(Role.REVIEWER);
      long first = house.caseOf("m-101");
      reviewer.submit("/queue/next");
      long next = takeAhead(reviewer, first);
      reviewer.post("/cases/" + first + "/claim", "keep", "true");
      assertThat(holder(house, next)).as("a hold was only kept up").isEqualTo("demo");
      long other =
          house.database.cases().queue(QueueFilter.OPEN, "demo", 9, 0).stream()
              .mapToLong(CaseFile::id)
              .filter(id -> id != first && id != next)
              .findFirst()
              .orElseThrow();
      reviewer.post("/cases/" + other + "/claim");
      assertThat(holder(house, next)).isEmpty();
      assertThat(holder(house, other)).isEqualTo("demo");
      assertThat(holder(house, first)).isEqualTo("demo");
    }
  }

  @Test
  void nothingIsTakenAheadWhereNothingIsLeft() {
    try (House house =
        new House(folder, List.of(flagged("a-1", Severity.LOW), flagged("a-2", Severity.LOW)))) {
      Visitor reviewer = house.guest(Role.REVIEWER);
      reviewer.submit("/queue/next");
      house.database.cases().claim(2, "anna", NextCase.LEASE);
      assertThat(reviewer.post("/queue/ahead", "after", "1").statusCode()).isEqualTo(204);
    }
  }

  @Test
  void aDecisionIsUndoneWithinTenSecondsAndReversedLater() {
    try (House house = new House(folder, ExampleListings.all())) {
      Visitor reviewer = house.guest(Role.REVIEWER);
      long first = house.caseOf("m-101");
      reviewer.submit("/queue/next");
      decide(reviewer, first, "");
      house.clock.pass(Duration.ofSeconds(4));
      assertThat(reviewer.get("/queue").body())
          .contains("/cases/" + first + "/undo", "data-seconds=\"6\"");
      house.clock.pass(Duration.ofSeconds(7));
      assertThat(reviewer.get("/queue").body()).doesNotContain("/undo");
      assertThat(reviewer.submit("/cases/" + first + "/undo").body()).contains("已超过 10 秒");
      assertThat(status(house, first)).isEqualTo(CaseStatus.VIOLATION);

      HttpResponse<String> reversed =
          reviewer.submit("/cases/" + first + "/undo", "reverse", "true", "note", "新证据");
      assertThat(reversed.body()).contains("裁定已撤销", "新证据");
      decide(reviewer, first, "", "3");
      assertThat(reviewer.submit("/cases/" + first + "/undo").body()).contains("裁定已撤销");
      assertThat(house.database.cases().history(first))
          .extracting(CaseEvent::kind)
          .containsExactly("opened", "decided", "reopened", "decided", "undone");
    }
  }

  @Test
  void anOldMildCaseComesUpHoweverManySevereOnesKeepComing() {
    List<ScoredListing> first = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      first.add(flagged("old-" + i, Severity.LOW));
    }
    try (House house = new House(folder, first)) {
      NextCase next = house.console.context().getBean(NextCase.class);
      Viewer viewer = new Viewer("anna", Set.of(Role.REVIEWER), false);
      Walk walk = new Walk();
      house.clock.pass(Duration.ofHours(25));
      List<Long> handedOut = new ArrayList<>();
      for (int turn = 0; turn < 16; turn++) {
        house.database.listings().save(List.of(flagged(turn + "-a", Severity.CRITICAL)));
        house.database.listings().save(List.of(flagged(turn + "-b", Severity.CRITICAL)));
        OptionalLong id = next.take(viewer, walk);
        handedOut.add(id.orElseThrow());
        CaseFile file = house.database.cases().find(id.orElseThrow()).orElseThrow();
        next.show(file, viewer, walk);
        house
            .database
            .cases()
            .decide(file.id(), 1, new Decision(CaseStatus.VIOLATION, "FD-1", "看过", "anna"));
        for (int left = 0; left < 3; left++) {
          // Nobody sees these, so they are not the turn of a late one.
          next.takeAhead(viewer, walk, 0).ifPresent(one -> next.giveBack(one, viewer, walk));
        }
        house.clock.pass(MINUTE);
      }
      assertThat(handedOut.subList(0, 12))
          .as("each within four turns of the one before")
          .contains(1L, 2L, 3L);
      assertThat(handedOut).filteredOn(id -> id > 3).hasSize(13);
    }
  }

  @Test
  void theQueueShowsByWhenEachCaseShouldBeDecided() {
    try (House house =
        new House(folder, List.of(flagged("a-1", Severity.HIGH), flagged("a-2", Severity.LOW)))) {
      Visitor reviewer = house.guest(Role.REVIEWER);
      assertThat(reviewer.get("/queue").body()).contains("剩 4 小时", "剩 24 小时");
      house.clock.pass(Duration.ofHours(6));
      Visitor later = house.guest(Role.REVIEWER);
      assertThat(later.get("/queue?order=due").body()).contains("超时 2 小时");
      assertThat(later.get("/cases/1").body()).contains("超时 2 小时");
    }
  }

  private static ScoredListing flagged(String id, Severity severity) {
    return ExampleListings.flagged(id, "出全套素材四件套 " + id, "带视频，量大从优")
        .as(Category.FACE_DATA, severity, 0.8)
        .build();
  }

  private static CaseStatus status(House house, long id) {
    return house.database.cases().find(id).orElseThrow().status();
  }

  private static HttpResponse<String> decide(Visitor person, long id, String ahead) {
    return decide(person, id, ahead, "1");
  }

  private static HttpResponse<String> decide(
      Visitor person, long id, String ahead, String revision) {
    return person.postAhead(
        "/cases/" + id + "/decision",
        ahead,
        "revision",
        revision,
        "verdict",
        "violation",
        "policy",
        "FD-2");
  }
}
