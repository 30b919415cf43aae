package org.hulian.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.hulian.store.notice.Addressee;
import org.hulian.store.notice.MoveOutcome;
import org.hulian.store.notice.NewNotice;
import org.hulian.store.notice.Notice;
import org.hulian.store.notice.NoticeMove;
import org.hulian.store.notice.NoticeRepository;
import org.hulian.store.notice.NoticeState;
import org.hulian.store.notice.NoticeText;

/** Notices for the tests: anna writes them, bo approves and sends them. */
final class Notices {
  private Notices() {}

  static NewNotice written(long caseId, Clock clock) {
    return new NewNotice(
        caseId,
        new NoticeText(
            "en",
            "# Notice",
            "https://shop.example.test/item/" + caseId,
            "FD-1",
            List.of("cn-pipl-10@2021-11-01", "eu-dsa-16@2024-02-17")),
        new Addressee("odd", "Odd Market, trust and safety", "form"),
        "anna",
        clock.instant().plus(Duration.ofDays(1)));
  }

  static Notice draft(Database database, long caseId) {
    return database.notices().notices().draft(written(caseId, new SettableClock()));
  }

  /** A notice that was sent now. */
  static Notice sent(Database database, long caseId, Clock clock) {
    NoticeRepository notices = database.notices().notices();
    Notice draft = notices.draft(written(caseId, clock));
    move(notices, draft.id(), 1, NoticeMove.of(NoticeState.APPROVED, "bo", ""));
    move(notices, draft.id(), 2, sending(clock));
    return notices.find(caseId, draft.number()).orElseThrow();
  }

  static NoticeMove sending(Clock clock) {
    return new NoticeMove(
        NoticeState.SENT,
        "bo",
        "form: ticket 17",
        clock.instant(),
        clock.instant().plus(Duration.ofDays(7)),
        "");
  }

  static void move(NoticeRepository notices, long id, int revision, NoticeMove move) {
    assertThat(notices.move(id, revision, move)).isEqualTo(MoveOutcome.DONE);
  }
}
