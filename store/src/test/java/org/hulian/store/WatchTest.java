package org.hulian.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.hulian.listing.CaptureRef;
import org.hulian.listing.Listing;
import org.hulian.listing.Sighting;
import org.hulian.listing.Status;
import org.hulian.listing.finding.Severity;
import org.hulian.store.casefile.CaseEvent;
import org.hulian.store.casefile.CaseStatus;
import org.hulian.store.casefile.Decision;
import org.hulian.store.casefile.Watched;
import org.hulian.store.notice.NoticeState;
import org.hulian.store.notice.Proof;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An item that a notice is out for is watched until it is gone. */
class WatchTest {
  private static final CaptureRef RECORD = new CaptureRef("urn:uuid:7", "ab".repeat(32));

  private final SettableClock clock = new SettableClock();
  @TempDir Path folder;
  private Database database;

  @BeforeEach
  void open() {
    database = Database.open(folder, Access.WRITE, clock);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void anItemIsWatchedSinceItsNoticeWasSentUntilItIsGone() {
    look();
    assertThat(watched()).isEmpty();
    decide(CaseStatus.VIOLATION);
    Notices.draft(database, 1);
    look();
    assertThat(watched()).isEmpty();
    assertThat(kinds()).containsExactly("opened", "decided", "noticed");
    notice();
    assertThat(watched())
        .containsExactly(new Watched(Items.id(1), Items.id(1).value(), clock.instant()));
    assertThat(database.cases().watched("forum")).isEmpty();

    clock.move(Duration.ofDays(1));
    gone();
    assertThat(watched()).isEmpty();
    clock.move(Duration.ofDays(1));
    look(); // back: its case is open again, and waits for a person
    assertThat(watched()).isEmpty();
  }

  @Test
  void thatItIsStillUpIsTheCasesNewsOnceADayWithItsProof() {
    look();
    look();
    decide(CaseStatus.VIOLATION);
    look();
    assertThat(kinds()).containsExactly("opened", "decided");
    notice();
    for (int hour = 0; hour < 48; hour++) {
      clock.move(Duration.ofHours(1));
      look();
    }
    assertThat(kinds())
        .containsExactly(
            "opened", "decided", "noticed", "notice_sent", "still_up", "still_up", "still_up");
    CaseEvent last = database.cases().history(1).getLast();
    assertThat(last.proof()).isEqualTo(RECORD);
    assertThat(last.status()).isEqualTo(CaseStatus.VIOLATION);
    assertThat(database.audit().firstBroken()).isEmpty();

    clock.move(Duration.ofHours(1));
    gone();
    assertThat(database.cases().history(1).getLast().kind()).isEqualTo("removed");
    assertThat(database.cases().history(1).getLast().proof()).isEqualTo(RECORD);
  }

  @Test
  void theTallySaysHowManyCasesThereAreSinceWhenTheyWaitAndHowManyItemsAreWatched() {
    assertThat(database.cases().tally().waitingSince()).isNull();
    assertThat(count(CaseStatus.OPEN)).isZero();
    Instant opened = clock.instant();
    look();
    clock.move(Duration.ofDays(1));
    assertThat(database.cases().tally().waitingSince()).isEqualTo(opened);
    assertThat(count(CaseStatus.OPEN)).isOne();
    assertThat(database.cases().tally().watched()).isZero();

    decide(CaseStatus.VIOLATION);
    notice();
    assertThat(database.cases().tally().waitingSince()).isNull();
    assertThat(count(CaseStatus.OPEN)).isZero();
    assertThat(count(CaseStatus.VIOLATION)).isOne();
    assertThat(database.cases().tally().watched()).isOne();

    clock.move(Duration.ofDays(1));
    gone();
    assertThat(database.cases().tally().watched()).isZero();
    clock.move(Duration.ofDays(1));
    look(); // back, and waits since then, not since it was first seen
    assertThat(database.cases().tally().waitingSince()).isEqualTo(clock.instant());
  }

  @Test
  void whatWasGoneBeforeItsNoticeWasSentIsLookedForOnceMore() {
    look();
    decide(CaseStatus.VIOLATION);
    clock.move(Duration.ofHours(1));
    gone();
    clock.move(Duration.ofHours(1));
    notice();
    assertThat(state()).isEqualTo(NoticeState.SENT);
    assertThat(watched()).hasSize(1);
    assertThat(database.cases().tally().watched()).isOne();

    clock.move(Duration.ofDays(1));
    assertThat(missed()).as("no news of the item").isEmpty();
    assertThat(state()).isEqualTo(NoticeState.GONE);
    assertThat(database.notices().notices().history(1).getLast().proof())
        .isEqualTo(new Proof(clock.instant(), RECORD));
    assertThat(watched()).isEmpty();
    clock.move(Duration.ofDays(1));
    missed();
    assertThat(database.notices().notices().history(1)).hasSize(4);
  }

  private NoticeState state() {
    return database.notices().notices().find(1, 1).orElseThrow().state();
  }

  private long count(CaseStatus status) {
    return database.cases().tally().count(status, Severity.HIGH);
  }

  private List<Watched> watched() {
    return database.cases().watched("shop");
  }

  private List<String> kinds() {
    return database.cases().history(1).stream().map(CaseEvent::kind).toList();
  }

  private void look() {
    Listing listing =
        Items.live(1, "出一批数据").toBuilder()
            .sighting(new Sighting(Status.LIVE, clock.instant(), RECORD))
            .build();
    database.listings().save(List.of(Items.flagged(listing, 0.9, Severity.HIGH, Items.MODEL_1)));
  }

  private void gone() {
    assertThat(missed()).hasSize(1);
  }

  private List<Listing> missed() {
    Sighting gone = new Sighting(Status.REMOVED, clock.instant(), RECORD);
    return database.listings().markRemoved(List.of(Items.id(1)), gone);
  }

  private void decide(CaseStatus status) {
    int revision = database.cases().find(1).orElseThrow().revision();
    assertThat(database.cases().decide(1, revision, new Decision(status, "FD-1", "seen", "anna")))
        .isTrue();
  }

  private void notice() {
    Notices.sent(database, 1, clock);
  }
}
