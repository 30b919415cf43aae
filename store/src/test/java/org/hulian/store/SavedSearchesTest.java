package org.hulian.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.hulian.listing.text.TextSpan;
import org.hulian.store.account.Role;
import org.hulian.store.listing.IndexTask;
import org.hulian.store.search.Addresses;
import org.hulian.store.search.Alert;
import org.hulian.store.search.Delivery;
import org.hulian.store.search.MatchedText;
import org.hulian.store.search.NewAlert;
import org.hulian.store.search.SavedQuery;
import org.hulian.store.search.SavedSearch;
import org.hulian.store.search.SearchOptions;
import org.hulian.store.search.SearchParts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Saved searches, alerts that come once, and an outbox that forgets nothing. */
class SavedSearchesTest {
  private static final SearchOptions OWN = new SearchOptions(false, false, true, true, true);
  private static final SearchOptions SHARED = new SearchOptions(true, false, true, false, false);
  private static final SavedQuery FACES =
      new SavedQuery("人脸", "人脸 -门锁", Map.of("platform", List.of("闲鱼", "转转")));
  private static final String HOOK = "https://hooks.example.test/secret-part";

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

  private SearchParts parts() {
    return database.searches();
  }

  private long save(String owner, SearchOptions options) {
    return parts().saved().save(owner, FACES, options).orElseThrow();
  }

  private static NewAlert alert(long search, int item, String hash) {
    MatchedText text =
        new MatchedText(
            "人脸四件套", List.of(new TextSpan(0, 2)), "", List.of(), List.of("人脸"), hash, false);
    return new NewAlert(search, Items.id(item), 1, 0.9, text);
  }

  @Test
  void aSearchComesBackAsItWasSaved() {
    long id = save("anna", OWN);
    SavedSearch saved = parts().saved().find(id).orElseThrow();
    assertThat(saved.query()).isEqualTo(FACES);
    assertThat(saved.options()).isEqualTo(OWN);
    assertThat(saved.owner()).isEqualTo("anna");
    assertThat(saved.addresses()).isEqualTo(Addresses.NONE);
  }

  @Test
  void everyChangeIsWrittenDownAndMovesTheRevision() {
    long id = save("anna", OWN);
    long before = parts().saved().revision();
    assertThat(parts().saved().change(id, FACES, OWN.paused(true), "anna")).isTrue();
    assertThat(parts().saved().setAddresses(id, new Addresses(HOOK, null), "root")).isTrue();
    assertThat(parts().saved().delete(id, "anna")).isTrue();
    assertThat(parts().saved().delete(id, "anna")).isFalse();
    assertThat(parts().saved().revision()).isGreaterThanOrEqualTo(before + 3);
    assertThat(database.audit().list(Long.MAX_VALUE, 10))
        .extracting(entry -> entry.account() + " " + entry.action())
        .containsExactly(
            "anna search.deleted",
            "root search.addresses",
            "anna search.changed",
            "anna search.saved");
    assertThat(database.audit().list(Long.MAX_VALUE, 10))
        .noneMatch(entry -> entry.details().contains("secret-part"));
  }

  @Test
  void onlySharedSearchesAreSeenByOthers() {
    save("anna", OWN);
    long shared = save("ben", SHARED);
    parts().alerts().add(List.of(alert(shared, 1, "a")));
    assertThat(parts().saved().visibleTo("anna")).hasSize(2);
    assertThat(parts().saved().visibleTo("cora"))
        .extracting(SavedSearch::id)
        .containsExactly(shared);
    assertThat(parts().alerts().list("cora", null, Long.MAX_VALUE, 10)).hasSize(1);
  }

  @Test
  void anAlertIsWrittenOnceForEachText() {
    long id = save("anna", OWN);
    assertThat(parts().alerts().add(List.of(alert(id, 1, "a"), alert(id, 1, "a")))).isEqualTo(1);
    assertThat(parts().alerts().add(List.of(alert(id, 1, "a"), alert(id, 1, "b")))).isEqualTo(1);
    List<Alert> alerts = parts().alerts().list("anna", null, Long.MAX_VALUE, 10);
    assertThat(alerts).hasSize(2).allMatch(Alert::unread);
    assertThat(alerts.getLast().matched()).isEqualTo(alert(id, 1, "a").matched());
  }

  @Test
  void pausedAndDeletedSearchesAlertNobody() {
    long paused = save("anna", OWN.paused(true));
    assertThat(parts().alerts().add(List.of(alert(paused, 1, "a"), alert(99, 1, "a")))).isZero();
  }

  @Test
  void whatWasLookedAtIsNewToNobodyButOthers() {
    long id = save("anna", SHARED);
    parts().alerts().add(List.of(alert(id, 1, "a"), alert(id, 2, "b")));
    long newest = parts().alerts().newest();
    assertThat(parts().alerts().unread("anna", 100)).isEqualTo(2);
    assertThat(parts().alerts().unread("anna", 1)).isEqualTo(1);
    parts().alerts().look("anna", id, newest);
    parts().alerts().look("anna", null, newest - 1);
    assertThat(parts().alerts().unread("anna", 100)).isZero();
    assertThat(parts().alerts().news("anna")).isEmpty();
    assertThat(parts().alerts().news("ben")).containsEntry(id, 2L);
  }

  @Test
  void manyAlertsThatWereLookedAtDoNotSlowEveryPage() {
    long id = save("anna", SHARED);
    parts()
        .alerts()
        .add(IntStream.range(0, 40_000).mapToObj(i -> alert(id, 1, Integer.toString(i))).toList());
    parts().alerts().look("anna", null, parts().alerts().newest());
    long start = System.nanoTime();
    for (int page = 0; page < 500; page++) {
      assertThat(parts().alerts().unread("anna", 100)).isZero();
    }
    // A walk over all of them takes some 7 ms each time.
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
  }

  @Test
  void whatOthersKeepToThemselvesIsNoNews() {
    long id = save("anna", OWN);
    parts().alerts().add(List.of(alert(id, 1, "a")));
    assertThat(parts().alerts().unread("ben", 100)).isZero();
    assertThat(parts().alerts().news("ben")).isEmpty();
    parts().alerts().look("ben", id, Long.MAX_VALUE);
    assertThat(parts().alerts().news("anna")).containsEntry(id, 1L);
    assertThat(parts().alerts().list("ben", id, Long.MAX_VALUE, 10)).isEmpty();
  }

  @Test
  void whatIsNotSentIsStillThereAfterARestartAndThenSentOnce() {
    long id = save("anna", OWN);
    parts().saved().setAddresses(new Addresses(HOOK, "team@example.test"), "root");
    parts().alerts().add(List.of(alert(id, 1, "a"), alert(id, 2, "b")));
    close();
    open();
    List<Delivery> due = parts().deliveries().dueWebhooks(clock.instant(), Set.of(), 10);
    assertThat(due).hasSize(2).allMatch(one -> one.to().equals(HOOK));
    parts().deliveries().sent(due.subList(0, 1), clock.instant());
    parts().deliveries().failed(due.subList(1, 2), "500", clock.instant().plusSeconds(60));
    assertThat(parts().deliveries().dueWebhooks(clock.instant(), Set.of(), 10)).isEmpty();
    clock.move(Duration.ofSeconds(61));
    close();
    open();
    assertThat(parts().deliveries().dueWebhooks(clock.instant(), Set.of(), 10))
        .singleElement()
        .satisfies(one -> assertThat(one.attempts()).isEqualTo(1))
        .satisfies(one -> assertThat(one.reason()).isEqualTo("500"));
  }

  @Test
  void nothingIsSentForWhoMayNotReadCasesAnyMore() {
    String secret = database.accounts().invite(Set.of(Role.REVIEWER), Duration.ofHours(1), "root");
    database.accounts().accept(secret, "anna", "x");
    long id = save("anna", OWN);
    parts().saved().setAddresses(new Addresses(HOOK, "team@example.test"), "root");
    parts().alerts().add(List.of(alert(id, 1, "a")));
    assertThat(due()).isEqualTo(2);
    database.accounts().setRoles("anna", Set.of(Role.OPERATOR, Role.AUDITOR), "root");
    assertThat(due()).as("another role").isZero();
    database.accounts().setRoles("anna", Set.of(Role.OPERATOR, Role.REGULATOR), "root");
    assertThat(due()).isEqualTo(2);
    database.accounts().setEnabled("anna", false, "root");
    assertThat(due()).as("disabled").isZero();
  }

  private int due() {
    return parts().deliveries().dueWebhooks(clock.instant(), Set.of(), 10).size()
        + parts().deliveries().dueMails(clock.instant(), Duration.ZERO, 10).size();
  }

  @Test
  void mailsOfASearchKeepApart() {
    long id = save("anna", OWN);
    parts().saved().setAddresses(id, new Addresses(null, "a@example.test"), "root");
    parts().alerts().add(List.of(alert(id, 1, "a")));
    Duration pause = Duration.ofMinutes(15);
    List<Delivery> due = parts().deliveries().dueMails(clock.instant(), pause, 10);
    assertThat(due).hasSize(1);
    parts().deliveries().sent(due, clock.instant());
    parts().alerts().add(List.of(alert(id, 2, "b")));
    assertThat(parts().deliveries().dueMails(clock.instant(), pause, 10)).isEmpty();
    clock.move(pause);
    assertThat(parts().deliveries().dueMails(clock.instant(), pause, 10)).hasSize(1);
  }

  @Test
  void whatCannotBeSentIsGivenUpAndShown() {
    long id = save("anna", OWN);
    parts().saved().setAddresses(id, new Addresses(HOOK, null), "root");
    parts().alerts().add(List.of(alert(id, 1, "a")));
    clock.move(Duration.ofDays(4));
    assertThat(parts().deliveries().giveUpBefore(clock.instant().minus(Duration.ofDays(3))))
        .isEqualTo(1);
    assertThat(parts().deliveries().waiting()).isZero();
    assertThat(parts().deliveries().list(10))
        .singleElement()
        .satisfies(one -> assertThat(one.state()).isEqualTo(Delivery.State.GIVEN_UP));
  }

  @Test
  void withoutAnAddressNothingWaits() {
    long id = save("anna", OWN);
    parts().alerts().add(List.of(alert(id, 1, "a")));
    assertThat(parts().deliveries().waiting()).isZero();
  }

  @Test
  void aVersionIsNewsUntilItWasCarriedToTheIndex() {
    database.listings().save(List.of(Items.flagged(1, "人脸四件套")));
    IndexTask first = database.listings().indexTasks(10).getFirst();
    assertThat(first.news()).isTrue();
    database.listings().indexed(first.sequence());
    database
        .listings()
        .save(List.of(Items.flagged(1, "人脸四件套", 0.5, org.hulian.listing.finding.Severity.LOW)));
    assertThat(database.listings().indexTasks(10)).singleElement().matches(task -> !task.news());
    database.listings().save(List.of(Items.flagged(1, "人脸五件套")));
    assertThat(database.listings().indexTasks(10)).singleElement().matches(IndexTask::news);
  }

  @Test
  void anAddressIsHttpsOrLoopback() {
    assertThat(Addresses.isWebhook("https://example.test/x?y=1")).isTrue();
    assertThat(Addresses.isWebhook("http://127.0.0.1:8080/x")).isTrue();
    assertThat(Addresses.isWebhook("http://example.test/x")).isFalse();
    assertThat(Addresses.isWebhook("https://user:word@example.test/")).isFalse();
    assertThat(Addresses.isMail("team@example.test")).isTrue();
    assertThat(Addresses.isMail("a@b\r\nBcc: c@d")).isFalse();
    assertThatThrownBy(() -> new Addresses("ftp://example.test", null))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
