package org.hulian.crawler.frontier;

import static org.assertj.core.api.Assertions.assertThat;

import edu.uci.ics.crawler4j.url.WebURL;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.hulian.crawler.frontier.HostContact.Sign;
import org.hulian.crawler.frontier.Settlement.Validators;
import org.hulian.listing.ListingId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds for a frontier in every database. */
abstract class FrontierRules {
  static final Duration DELAY = Duration.ofSeconds(1);

  private static final RevisitSchedule DAILY =
      new RevisitSchedule(Duration.ofDays(1), Duration.ofDays(1), Duration.ofDays(1));

  @TempDir Path folder;
  final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-22T00:00:00Z"));

  /** The same database each time that it is asked for by one test, empty at first. */
  abstract Dialect dialect();

  SiteFrontier open(String site, Duration patience) {
    FrontierSettings settings =
        new FrontierSettings(site, DELAY, 1_000_000, 5, patience, RevisitSchedule.EVERY_RUN, 2_000);
    return open(settings);
  }

  private SiteFrontier open(FrontierSettings settings) {
    return SiteFrontier.open(folder, settings, now::get, dialect());
  }

  /** Opens a frontier that waits for nothing. */
  SiteFrontier open() {
    return open("shop", Duration.ZERO);
  }

  void pass(Duration time) {
    now.set(now.get().plus(time));
  }

  static FrontierAddress item(String url) {
    return FrontierAddress.found(url, LinkRole.ITEM, 1, 0);
  }

  private static List<String> claim(SiteFrontier frontier, List<FrontierAddress> taken) {
    List<WebURL> result = new ArrayList<>();
    frontier.getNextURLs(1, result);
    List<String> urls = new ArrayList<>();
    for (WebURL url : result) {
      taken.add((FrontierAddress) url);
      urls.add(url.getURL());
    }
    return urls;
  }

  FrontierAddress claimOne(SiteFrontier frontier) {
    List<FrontierAddress> taken = new ArrayList<>();
    assertThat(claim(frontier, taken)).hasSize(1);
    return taken.getFirst();
  }

  void done(SiteFrontier frontier, FrontierAddress address, ListingId... shown) {
    address.settle(
        new Settlement.Done(
            new Validators("\"e\"", "date", "hash"), true, List.of(shown), List.of()),
        new HostContact(now.get(), true, Sign.WELL, null));
    frontier.setProcessed(address);
  }

  @Test
  void oneAddressOfEachHostIsLeasedAtATime() {
    try (SiteFrontier frontier = open()) {
      frontier.add(List.of(item("http://a.example/1"), item("http://a.example/2")));
      frontier.add(List.of(item("http://b.example/1"), item("https://a.example/1")));
      List<FrontierAddress> taken = new ArrayList<>();
      List<String> urls = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        urls.addAll(claim(frontier, taken));
      }
      assertThat(urls)
          .containsExactlyInAnyOrder(
              "http://a.example/1", "http://b.example/1", "https://a.example/1");
      assertThat(frontier.getQueueLength()).isEqualTo(1);
      assertThat(frontier.getNumberOfAssignedPages()).isEqualTo(3);
    }
  }

  @Test
  void aHostIsDueOneDelayAfterItLastAnswered() {
    try (SiteFrontier frontier = open("shop", Duration.ofSeconds(1))) {
      frontier.add(List.of(item("http://a.example/1"), item("http://a.example/2")));
      FrontierAddress first = claimOne(frontier);
      pass(Duration.ofSeconds(10));
      done(frontier, first);
      pass(DELAY);
      Thread waiter = Thread.ofVirtual().start(() -> claimOne(frontier));
      assertThat(join(waiter, 300)).isFalse();
      pass(Duration.ofMillis(1));
      assertThat(join(waiter, 5_000)).isTrue();
    }
  }

  private static boolean join(Thread thread, long millis) {
    try {
      return thread.join(Duration.ofMillis(millis));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Test
  void whatADeadProcessHadLeasedIsReadyAgainAndItsHostIsLeftAloneForOneDelay() {
    SiteFrontier dying = open();
    dying.add(List.of(item("http://a.example/1"), item("http://a.example/2")));
    claimOne(dying);
    dying.close(); // not finished, so to the file it is the same as a crash
    try (SiteFrontier next = open()) {
      assertThat(next.resumed()).isTrue();
      assertThat(claim(next, new ArrayList<>())).isEmpty();
    }
    pass(DELAY);
    try (SiteFrontier next = open()) {
      // What a run died over comes last: it may be what ended it.
      FrontierAddress innocent = claimOne(next);
      assertThat(innocent.url()).isEqualTo("http://a.example/2");
      done(next, innocent);
      pass(DELAY.plusMillis(1));
      assertThat(claimOne(next).url()).isEqualTo("http://a.example/1");
    }
  }

  @Test
  void anAddressWhoseReadingEndsFiveRunsIsGivenUp() {
    for (int i = 0; i < 5; i++) {
      try (SiteFrontier dying = open()) {
        pass(DELAY);
        assertThat(dying.givenUp()).isEmpty();
        dying.add(List.of(item("http://a.example/1")));
        FrontierAddress address = claimOne(dying);
        assertThat(address.url()).isEqualTo("http://a.example/1");
        dying.reading(address);
      }
    }
    try (SiteFrontier next = open()) {
      assertThat(next.givenUp()).containsExactly("http://a.example/1");
      assertThat(claim(next, new ArrayList<>())).isEmpty();
    }
    try (SiteFrontier next = open()) {
      assertThat(next.givenUp()).isEmpty(); // told of once
    }
  }

  @Test
  void anAddressThatIsOnlyBeingAskedIsNeverGivenUpHoweverManyRunsEnd() {
    for (int i = 0; i < 10; i++) {
      try (SiteFrontier dying = open()) {
        dying.add(List.of(item("http://a.example/1")));
        assertThat(claimOne(dying).url()).isEqualTo("http://a.example/1");
      }
      open().close();
      pass(DELAY);
    }
    try (SiteFrontier next = open()) {
      assertThat(next.givenUp()).isEmpty();
      FrontierAddress address = claimOne(next);
      assertThat(address.history().suspect()).isTrue();
      done(next, address);
    }
  }

  @Test
  void aNewRunLooksAgainAtWhatIsKnownWithItsValidators() {
    try (SiteFrontier first = open()) {
      first.addStarts(List.of(FrontierAddress.found("http://a.example/", LinkRole.START, 0, 0)));
      done(first, claimOne(first), new ListingId("one"));
      assertThat(claim(first, new ArrayList<>())).isEmpty();
    }
    pass(Duration.ofMinutes(1));
    try (SiteFrontier second = open()) {
      assertThat(second.resumed()).isFalse();
      FrontierAddress again = claimOne(second);
      assertThat(again.history().seen()).isTrue();
      assertThat(again.history().validators()).isEqualTo(new Validators("\"e\"", "date", "hash"));
      assertThat(second.items().shownOnlyAt(again)).containsExactly(new ListingId("one"));
    }
  }

  @Test
  void aPageIsLeftAloneUntilItsTimeExceptWhereTheRunStarts() {
    FrontierSettings settings =
        new FrontierSettings("shop", Duration.ZERO, 100, 5, Duration.ZERO, DAILY, 2_000);
    List<FrontierAddress> starts =
        List.of(FrontierAddress.found("http://a.example/", LinkRole.START, 0, 0));
    List<List<String>> asked = new ArrayList<>();
    for (int run = 0; run < 3; run++) {
      List<FrontierAddress> taken = new ArrayList<>();
      List<String> urls = new ArrayList<>();
      try (SiteFrontier frontier = open(settings)) {
        frontier.addStarts(starts);
        frontier.add(List.of(item("http://a.example/1")));
        List<String> next = claim(frontier, taken);
        while (!next.isEmpty()) {
          urls.addAll(next);
          done(frontier, taken.getLast());
          pass(Duration.ofMillis(10));
          next = claim(frontier, taken);
        }
      }
      asked.add(urls);
      pass(Duration.ofHours(13));
    }
    assertThat(asked)
        .containsExactly(
            List.of("http://a.example/", "http://a.example/1"),
            List.of("http://a.example/"),
            List.of("http://a.example/", "http://a.example/1"));
  }

  @Test
  void aRetryWaitsForItsTimeAndThePauseHoldsForTheHost() {
    try (SiteFrontier frontier = open()) {
      frontier.add(List.of(item("http://a.example/1"), item("http://a.example/2")));
      FrontierAddress first = claimOne(frontier);
      Instant later = now.get().plusSeconds(60);
      first.settle(
          new Settlement.Retry(later, "status 503"),
          new HostContact(now.get(), true, Sign.FAILING, later));
      frontier.setProcessed(first);
      pass(Duration.ofSeconds(59));
      assertThat(frontier.getQueueLength()).isEqualTo(2);
      assertThat(claim(frontier, new ArrayList<>())).isEmpty();
    }
    pass(Duration.ofSeconds(1));
    try (SiteFrontier frontier = open()) {
      assertThat(claimOne(frontier).history().failures()).isLessThanOrEqualTo(1);
    }
  }

  @Test
  void aPauseBeyondADayEndsWithTheRun() {
    try (SiteFrontier frontier = open()) {
      frontier.add(List.of(item("http://a.example/1"), item("http://a.example/2")));
      FrontierAddress first = claimOne(frontier);
      Instant far = Instant.parse("9999-12-31T00:00:00Z");
      first.settle(
          new Settlement.Retry(far, "status 503"),
          new HostContact(now.get(), true, Sign.FAILING, far));
      frontier.setProcessed(first);
      pass(Duration.ofHours(23));
      assertThat(claim(frontier, new ArrayList<>())).isEmpty();
    }
    try (SiteFrontier next = open()) {
      pass(Duration.ofHours(1));
      assertThat(claimOne(next).url()).isEqualTo("http://a.example/1");
    }
  }

  @Test
  void aLeaseOutlastsTheRedirectsOfARobotsFileHoweverLongTheDelay() {
    Duration delay = Duration.ofMinutes(2);
    FrontierSettings slow =
        new FrontierSettings(
            "slow", delay, 100, 5, Duration.ZERO, RevisitSchedule.EVERY_RUN, 2_000);
    try (SiteFrontier asking = open(slow);
        SiteFrontier other = open("other", Duration.ZERO)) {
      asking.add(List.of(item("http://a.example/1")));
      other.add(List.of(item("http://a.example/2")));
      claimOne(asking);
      pass(delay.multipliedBy(5).plusMinutes(3)); // five waits and six slow answers
      Thread waiter = Thread.ofVirtual().start(() -> claim(other, new ArrayList<>()));
      assertThat(join(waiter, 300)).isFalse();
      other.stop();
      assertThat(join(waiter, 5_000)).isTrue();
      assertThat(other.getQueueLength()).isEqualTo(1);
    }
  }

  @Test
  void twoSitesShareAHostsPace() {
    try (SiteFrontier one = open("one", Duration.ZERO);
        SiteFrontier two = open("two", Duration.ZERO)) {
      one.add(List.of(item("http://a.example/1")));
      two.add(List.of(item("http://a.example/2")));
      done(one, claimOne(one));
      assertThat(claim(two, new ArrayList<>())).isEmpty();
    }
  }

  private void gone(SiteFrontier frontier, FrontierAddress address) {
    address.settle(
        new Settlement.Dead("status 404", true), new HostContact(now.get(), true, Sign.WELL, null));
    frontier.setProcessed(address);
  }

  private static FrontierAddress start(String url) {
    return FrontierAddress.found(url, LinkRole.START, 0, 0);
  }

  private static FrontierAddress dated(String url, Instant changedAt) {
    FrontierAddress address = item(url);
    address.changedAt(changedAt);
    return address;
  }

  @Test
  void aSitemapOfManyDatesIsReadByFewStatements() {
    int entries = 2_000;
    List<FrontierAddress> first = new ArrayList<>();
    List<FrontierAddress> again = new ArrayList<>();
    for (int i = 0; i < entries; i++) {
      first.add(item("http://a.example/" + i));
      again.add(dated("http://a.example/" + i, now.get().minusSeconds(i)));
    }
    try (SiteFrontier frontier = open()) {
      frontier.add(first);
      frontier.add(again);
      assertThat(frontier.statements()).isLessThan(100);
    }
  }

  @Test
  void aStartThatWasGoneIsAskedThoughItsRunWasBrokenOffBefore() {
    FrontierSettings settings =
        new FrontierSettings("shop", DELAY, 100, 5, Duration.ZERO, DAILY, 2_000);
    try (SiteFrontier first = open(settings)) {
      first.addStarts(List.of(start("http://a.example/")));
      gone(first, claimOne(first));
      assertThat(claim(first, new ArrayList<>())).isEmpty();
    }
    pass(Duration.ofHours(1));
    try (SiteFrontier second = open(settings)) {
      second.addStarts(List.of(start("http://a.example/")));
      assertThat(second.getQueueLength()).isEqualTo(1);
    }
    try (SiteFrontier resumed = open(settings)) {
      assertThat(resumed.resumed()).isTrue();
      resumed.addStarts(List.of(start("http://a.example/")));
      assertThat(claimOne(resumed).url()).isEqualTo("http://a.example/");
    }
  }

  @Test
  void aStartThatIsWatchedLeadsAsFarAsAnyStart() {
    try (SiteFrontier first = open()) {
      first.addStarts(List.of(start("http://a.example/")));
      done(first, claimOne(first));
      assertThat(claim(first, new ArrayList<>())).isEmpty();
    }
    pass(Duration.ofMinutes(1));
    try (SiteFrontier next = open()) {
      next.addFirst(List.of(FrontierAddress.found("http://a.example/", LinkRole.START, 4, 0)));
      next.addStarts(List.of(start("http://a.example/")));
      FrontierAddress watched = claimOne(next);
      assertThat(watched.depth()).isZero();
      assertThat(watched.history().validators())
          .as("asked for in full, since the answer is a proof")
          .isEqualTo(new Validators(null, null, "hash"));
    }
  }

  @Test
  void aDelayThatRobotsAsksForHoldsForAHostThatNoAddressIsKnownOf() {
    try (SiteFrontier frontier = open()) {
      frontier.hosts().raiseDelay("http://cdn.example", Duration.ofSeconds(10));
      frontier.hosts().asked("http://cdn.example", now.get());
      assertThat(frontier.hosts().next("http://cdn.example"))
          .isEqualTo(now.get().plusSeconds(10).plusMillis(1));
    }
  }

  @Test
  void whatWasGoneIsAskedAgainWhereTheSiteStillLeadsToIt() {
    try (SiteFrontier first = open()) {
      first.add(List.of(item("http://a.example/1"), item("http://a.example/2")));
      gone(first, claimOne(first));
      pass(DELAY.plusMillis(1));
      gone(first, claimOne(first));
      assertThat(claim(first, new ArrayList<>())).isEmpty();
    }
    pass(Duration.ofDays(1));
    try (SiteFrontier next = open()) {
      assertThat(next.getQueueLength()).as("nothing leads there").isZero();
      next.add(List.of(item("http://a.example/2")));
      assertThat(claimOne(next).url()).isEqualTo("http://a.example/2");
    }
  }

  @Test
  void whatRestsSinceItWasGoneIsAskedSoonerOnlyIfTheSiteSaysThatItChanged() {
    FrontierSettings settings =
        new FrontierSettings("shop", DELAY, 100, 5, Duration.ZERO, DAILY, 2_000);
    String url = "http://a.example/1";
    Instant goneAt = now.get();
    try (SiteFrontier first = open(settings)) {
      first.add(List.of(item(url)));
      gone(first, claimOne(first));
      assertThat(claim(first, new ArrayList<>())).isEmpty();
    }
    pass(Duration.ofHours(6));
    try (SiteFrontier next = open(settings)) {
      next.add(List.of(item(url)));
      next.add(List.of(dated(url, goneAt.minusSeconds(60))));
      assertThat(next.getQueueLength()).isZero();
      next.add(List.of(dated(url, goneAt.plusSeconds(60))));
      assertThat(claimOne(next).url()).isEqualTo(url);
    }
  }

  @Test
  void failuresAreThoseOfOneRun() {
    try (SiteFrontier first = open()) {
      first.add(List.of(item("http://a.example/1")));
      FrontierAddress address = claimOne(first);
      address.settle(
          new Settlement.Retry(now.get().plusSeconds(60), "status 503"),
          new HostContact(now.get(), true, Sign.FAILING, null));
      first.setProcessed(address);
      assertThat(claim(first, new ArrayList<>())).isEmpty();
    }
    pass(Duration.ofHours(1));
    try (SiteFrontier next = open()) {
      assertThat(next.resumed()).isFalse();
      assertThat(claimOne(next).history().failures()).isZero();
    }
  }

  @Test
  void whatCouldNotBeReadOnceComesAfterWhatIsNew() {
    try (SiteFrontier first = open()) {
      first.add(List.of(item("http://a.example/film")));
      FrontierAddress film = claimOne(first);
      film.settle(
          new Settlement.Dead("not HTML: video/mp4", false),
          new HostContact(now.get(), true, Sign.NEUTRAL, null));
      first.setProcessed(film);
      assertThat(claim(first, new ArrayList<>())).isEmpty();
    }
    pass(Duration.ofHours(1));
    try (SiteFrontier next = open()) {
      next.add(List.of(item("http://a.example/new")));
      assertThat(claimOne(next).url()).isEqualTo("http://a.example/new");
    }
  }

  @Test
  void whoResumesAHostThatShutUsOutAsksItOnce() {
    try (SiteFrontier shutOut = open()) {
      List<FrontierAddress> found = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        found.add(item("http://a.example/" + i));
      }
      shutOut.add(found);
      for (int i = 0; i < 5; i++) {
        FrontierAddress address = claimOne(shutOut);
        address.settle(
            new Settlement.Dead("status 403", false),
            new HostContact(now.get(), true, Sign.SHUT, null));
        shutOut.setProcessed(address);
        pass(DELAY.plusMillis(1));
      }
      assertThat(claim(shutOut, new ArrayList<>())).isEmpty();
    }
    pass(Duration.ofMinutes(1));
    try (SiteFrontier next = open()) {
      assertThat(claim(next, new ArrayList<>())).isEmpty();
    }
    try (SiteFrontier resumed = open()) {
      resumed.hosts().askHeld();
      FrontierAddress probe = claimOne(resumed);
      probe.settle(
          new Settlement.Dead("status 403", false),
          new HostContact(now.get(), true, Sign.SHUT, null));
      resumed.setProcessed(probe);
      pass(DELAY.plusMillis(1));
      assertThat(claim(resumed, new ArrayList<>())).isEmpty();
    }
  }
}
