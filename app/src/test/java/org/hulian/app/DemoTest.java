package org.hulian.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.hulian.app.demo.SampleMarket;
import org.hulian.listing.ListingId;
import org.hulian.store.Access;
import org.hulian.store.Database;
import org.hulian.store.casefile.CaseFile;
import org.hulian.store.casefile.CaseStatus;
import org.hulian.store.casefile.Decision;
import org.hulian.store.notice.Addressee;
import org.hulian.store.notice.MoveOutcome;
import org.hulian.store.notice.NewNotice;
import org.hulian.store.notice.Notice;
import org.hulian.store.notice.NoticeEvent;
import org.hulian.store.notice.NoticeMove;
import org.hulian.store.notice.NoticeRepository;
import org.hulian.store.notice.NoticeState;
import org.hulian.store.notice.NoticeText;
import org.hulian.store.notice.Proof;
import org.hulian.store.run.LedgerOutcome;
import org.hulian.store.run.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way over real HTTP, from the site definition to the queue. */
class DemoTest {
  @TempDir private Path folder;

  @Test
  void allPlantedOffersAreFoundAndNothingElseIsFlagged() {
    CommandRun run = CommandRun.of("demo", "--once", "--data", folder.toString());

    assertThat(run.out())
        .contains(
            "15 offers found, 0 missed, 0 under another category",
            " 0 wrongly flagged",
            " 0 items never seen");
    assertThat(run.out()).doesNotContain("vault");
    assertThat(run.code()).as(run.out()).isZero();
    theLedgerTellsWhatCouldNotBeLookedAt();
    whatWasStoredCanBeSearched();
    whatWasRecordedVerifies();
  }

  /** Two people carry three cases to a notice; the next day shows what became of each. */
  @Test
  void theThirdDayProvesWhatBecameOfNoticesThatWereSent() throws IOException {
    Clock clock = Clock.systemUTC();
    Terminal terminal = CommandRun.typedAt("", false);
    try (SampleMarket market = new SampleMarket(Home.seeds().resolve("sample-market"), clock);
        DataFolder data = DataFolder.open(folder, clock);
        StopRequest stop = StopRequest.listen(terminal, Duration.ofSeconds(1), true);
        DemoDays days = new DemoDays(market, data, stop, terminal, true)) {
      days.next();
      DemoNotices notices = new DemoNotices(data);
      URI shop = market.marketAddress();
      NoticeRepository all = data.store().notices().notices();
      long gone = noticed(data, shop.resolve("item/hd-portrait-lot"), clock);
      long up = noticed(data, shop.resolve("item/photo-alive"), clock);
      long again = noticed(data, shop.resolve("item/pass-face"), clock);
      assertThat(notices.sent()).isTrue();
      days.next();
      assertThat(all.counts()).containsEntry(NoticeState.STILL_UP, 3L);
      days.next();

      assertThat(notices.lines())
          .containsExactly("notices: 1 gone, 1 still up, 1 relisted; see them in the console");
      assertThat(all.ofCase(gone).getFirst().state()).isEqualTo(NoticeState.GONE);
      assertThat(all.ofCase(up).getFirst().state()).isEqualTo(NoticeState.STILL_UP);
      assertThat(all.ofCase(again).getFirst().state()).isEqualTo(NoticeState.RELISTED);
      NoticeEvent last = all.history(all.ofCase(gone).getFirst().id()).getLast();
      assertThat(last.proof()).isNotNull().extracting(Proof::capture).isNotNull();
      assertThat(all.history(all.ofCase(again).getFirst().id()).getLast().other())
          .isEqualTo(new ListingId(shop.resolve("item/pass-face-again").toString()));
    }
  }

  /** Decides the case of an item, and sends its notice; returns the number of the case. */
  private static long noticed(DataFolder data, URI item, Clock clock) {
    CaseFile file =
        data.store().cases().findByListing(new ListingId(item.toString())).orElseThrow();
    Decision decision = new Decision(CaseStatus.VIOLATION, "LB-3", "offered in public", "demo");
    assertThat(data.store().cases().decide(file.id(), file.revision(), decision)).isTrue();
    NoticeRepository notices = data.store().notices().notices();
    Instant due = clock.instant().plus(Duration.ofDays(1));
    NoticeText text =
        new NoticeText("zh", "# 通知", item.toString(), "LB-3", List.of("cn-pipl-10@2021-11-01"));
    Addressee to = new Addressee("样例集市", "样例集市", "form");
    Notice draft = notices.draft(new NewNotice(file.id(), text, to, "demo", due));
    NoticeMove sent = new NoticeMove(NoticeState.SENT, "demo-2", "form", clock.instant(), due, "");
    assertThat(notices.move(draft.id(), 1, NoticeMove.of(NoticeState.APPROVED, "demo", "")))
        .isEqualTo(MoveOutcome.OWN_NOTICE);
    assertThat(notices.move(draft.id(), 1, NoticeMove.of(NoticeState.APPROVED, "demo-2", "")))
        .isEqualTo(MoveOutcome.DONE);
    assertThat(notices.move(draft.id(), 2, sent)).isEqualTo(MoveOutcome.DONE);
    return file.id();
  }

  private void theLedgerTellsWhatCouldNotBeLookedAt() {
    try (Database store = Database.open(folder, Access.READ, Clock.systemUTC())) {
      List<Run> runs = store.runs().list(10);
      assertThat(runs).hasSize(4);
      Run first = runs.getLast();
      assertThat(first.site()).isEqualTo("sample-market");
      assertThat(first.counts())
          .containsKeys(LedgerOutcome.REFUSED, LedgerOutcome.FAILED, LedgerOutcome.NEW);
      assertThat(store.runs().ledger(first.id(), 100))
          .anyMatch(
              line -> line.outcome() == LedgerOutcome.REFUSED && line.url().contains("/private/"))
          .anyMatch(
              line -> line.outcome() == LedgerOutcome.FAILED && line.url().endsWith("/notice/slow"))
          .anyMatch(
              line ->
                  line.outcome() == LedgerOutcome.FAILED && line.url().endsWith("/notice/broken"));
      Run second = runs.get(1);
      assertThat(second.counts()).containsKeys(LedgerOutcome.REMOVED, LedgerOutcome.CHANGED);
    }
  }

  private void whatWasStoredCanBeSearched() {
    CommandRun found = CommandRun.of("search", "人脸四件套", "--data", folder.toString());
    assertThat(found.code()).isZero();
    assertThat(found.out()).contains("仁臉四件套");
  }

  private void whatWasRecordedVerifies() {
    CommandRun verified = CommandRun.of("verify", "--data", folder.toString());
    assertThat(verified.code()).as(verified.err()).isZero();
    assertThat(verified.err()).contains("nothing was changed");
  }
}
