package org.hulian.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.hulian.listing.Sighting;
import org.hulian.listing.Status;
import org.hulian.store.casefile.CaseEvent;
import org.hulian.store.casefile.CaseFile;
import org.hulian.store.casefile.CaseStatus;
import org.hulian.store.casefile.Decision;
import org.hulian.store.casefile.NoticeDraft;
import org.hulian.store.statistics.Line;
import org.hulian.store.statistics.Measure;
import org.hulian.store.statistics.Scope;
import org.hulian.store.statistics.Spread;
import org.hulian.store.statistics.Statistics;
import org.hulian.store.statistics.YearCounts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every number of a dashboard is what somebody gets who reads the histories of all cases. */
class StatisticsTest {
  private static final int ITEMS = 60;
  private static final int ACTS = 500;

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

  private Statistics read(Scope scope) {
    return database.insight().statistics().read(scope, clock.instant());
  }

  @Test
  void withoutCasesThereIsNothing() {
    Statistics nothing = read(Scope.ALL);
    assertThat(nothing.all().age())
        .isEqualTo(new Spread(0, Duration.ZERO, Duration.ZERO, Duration.ZERO));
    assertThat(nothing.all().precision()).isEmpty();
    assertThat(nothing.months()).isEmpty();
    assertThat(database.insight().statistics().years()).isEmpty();
  }

  @Test
  void theOldestCaseThatWaitsIsTheOldest() {
    for (int i = 1; i <= 10; i++) {
      database.listings().save(List.of(Items.flagged(i, "出一批数据 " + i)));
      clock.move(Duration.ofHours(1));
    }
    decide(1, CaseStatus.CLEARED);
    Spread age = read(Scope.ALL).all().age();
    assertThat(age)
        .isEqualTo(new Spread(9, Duration.ofHours(5), Duration.ofHours(9), Duration.ofHours(9)));
    assertThat(read(new Scope("even", null)).all().age().count()).isEqualTo(5);
    assertThat(read(new Scope(null, "bypass_service")).all().age().count()).isZero();
  }

  @Test
  void whateverHappensTheNumbersAreThoseOfTheHistories() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int i = 1; i <= ITEMS; i++) {
      database.listings().save(List.of(Items.flagged(i, title(i))));
      clock.move(Duration.ofMinutes(random.nextInt(600)));
    }
    for (int i = 0; i < ACTS; i++) {
      act(random);
      clock.move(Duration.ofMinutes(random.nextInt(600)));
    }
    Statistics statistics = read(Scope.ALL);
    List<History> all = histories();
    String why = "seed " + seed;
    assertThat(statistics.all()).as(why).isEqualTo(count("", all, at -> true));
    assertThat(statistics.platforms())
        .as(why)
        .isEqualTo(groups(all, one -> Objects.requireNonNull(one.file.platform())));
    assertThat(statistics.categories())
        .as(why)
        .isEqualTo(groups(all, one -> one.file.category().key()));
    assertThat(statistics.months()).hasSizeGreaterThan(3);
    for (Line month : statistics.months()) {
      assertThat(month).as(why).isEqualTo(count(month.name(), all, inMonth(month.name())));
    }
    assertThat(statistics.all().inflow() - statistics.all().outflow())
        .as("what came in and did not go out waits, " + why)
        .isEqualTo(statistics.all().age().count());
    long notices = statistics.all().noticed();
    assertThat(yearly(Measure.NOTICED)).as(why).isEqualTo(notices);
    assertThat(yearly(Measure.GONE)).as(why).isEqualTo(statistics.all().takedown().count());
    assertThat(yearly(Measure.BACK)).as(why).isEqualTo(statistics.all().back());
    assertThat(yearly(Measure.VIOLATIONS)).as(why).isEqualTo(statistics.all().violations());
    assertThat(yearly(Measure.INFLOW)).as(why).isEqualTo(statistics.all().inflow());
  }

  private long yearly(Measure measure) {
    long sum = 0;
    for (int year : database.insight().statistics().years()) {
      YearCounts counts = database.insight().statistics().year(year);
      for (List<Long> row : counts.counts().getOrDefault(measure, List.of())) {
        sum += row.stream().mapToLong(Long::longValue).sum();
      }
    }
    return sum;
  }

  private static String title(int number) {
    return "出一批数据，编号 " + number;
  }

  private void act(Random random) {
    int item = 1 + random.nextInt(ITEMS);
    CaseFile file = database.cases().findByListing(Items.id(item)).orElseThrow();
    boolean decided = file.status() == CaseStatus.VIOLATION || file.status() == CaseStatus.CLEARED;
    switch (random.nextInt(8)) {
      case 0, 1, 2 -> decide(item, decided ? CaseStatus.OPEN : CaseStatus.VIOLATION);
      case 3 -> decide(item, decided ? file.status() : CaseStatus.CLEARED);
      case 4 -> decide(item, decided ? CaseStatus.OPEN : CaseStatus.ESCALATED);
      case 5 -> {
        if (file.status() == CaseStatus.VIOLATION) {
          database
              .cases()
              .saveNotice(file.id(), new NoticeDraft("zh", "x", "anna", clock.instant()));
        }
      }
      case 6 ->
          database
              .listings()
              .markRemoved(
                  List.of(Items.id(item)), new Sighting(Status.REMOVED, clock.instant(), null));
      default -> database.listings().save(List.of(Items.flagged(item, title(item))));
    }
  }

  private void decide(int item, CaseStatus status) {
    CaseFile file = database.cases().findByListing(Items.id(item)).orElseThrow();
    database.cases().decide(file.id(), file.revision(), new Decision(status, "FD-1", "r", "anna"));
  }

  /** One case with all that was written down of it. */
  private record History(CaseFile file, List<CaseEvent> events, List<NoticeDraft> notices) {}

  private List<History> histories() {
    List<History> all = new ArrayList<>();
    for (int i = 1; i <= ITEMS; i++) {
      CaseFile file = database.cases().findByListing(Items.id(i)).orElseThrow();
      long id = file.id();
      all.add(new History(file, database.cases().history(id), database.cases().notices(id)));
    }
    return all;
  }

  private List<Line> groups(List<History> all, Function<History, String> name) {
    Map<String, List<History>> groups = new TreeMap<>();
    all.forEach(one -> groups.computeIfAbsent(name.apply(one), key -> new ArrayList<>()).add(one));
    List<Line> lines = new ArrayList<>();
    groups.forEach((key, some) -> lines.add(count(key, some, at -> true)));
    return lines;
  }

  private static Predicate<Instant> inMonth(String month) {
    return at -> YearMonth.from(at.atOffset(ZoneOffset.UTC)).toString().equals(month);
  }

  private Line count(String name, List<History> all, Predicate<Instant> when) {
    List<Duration> ages = new ArrayList<>();
    List<Duration> decisions = new ArrayList<>();
    List<Duration> takedowns = new ArrayList<>();
    long[] numbers = new long[6];
    for (History one : all) {
      boolean waits = false;
      Instant since = null;
      Instant first = null;
      Instant newest = null;
      Instant gone = null;
      boolean back = false;
      for (CaseEvent event : one.events) {
        boolean verdict =
            event.kind().equals("decided")
                && (event.status() == CaseStatus.VIOLATION || event.status() == CaseStatus.CLEARED);
        boolean opens = event.kind().equals("opened") || event.kind().equals("reopened");
        numbers[0] += opens && !waits && when.test(event.at()) ? 1 : 0;
        numbers[1] += verdict && waits && when.test(event.at()) ? 1 : 0;
        if (opens) {
          since = event.at();
        }
        waits = opens || (waits && !verdict);
        if (verdict) {
          first = first == null ? event.at() : first;
          newest = event.at();
        }
        if (gone != null
            && (event.kind().equals("relisted") || event.reason().equals("relisted"))) {
          back = true;
        }
        if (event.kind().equals("removed") && gone == null) {
          gone = event.at();
        }
      }
      if (waits && when.test(since)) {
        ages.add(Duration.between(since, clock.instant()));
      }
      if (!waits && newest != null && when.test(newest)) {
        numbers[one.file.status() == CaseStatus.VIOLATION ? 2 : 3]++;
      }
      if (first != null && when.test(first)) {
        decisions.add(Duration.between(one.file.openedAt(), first));
      }
      Instant noticed = one.notices.isEmpty() ? null : one.notices.getFirst().createdAt();
      numbers[4] += noticed != null && when.test(noticed) ? 1 : 0;
      if (noticed != null && gone != null && !gone.isBefore(noticed) && when.test(gone)) {
        takedowns.add(Duration.between(noticed, gone));
        numbers[5] += back ? 1 : 0;
      }
    }
    return new Line(
        name,
        spread(ages),
        numbers[0],
        numbers[1],
        numbers[2],
        numbers[3],
        spread(decisions),
        numbers[4],
        spread(takedowns),
        numbers[5]);
  }

  /** The smallest of which the share is reached. */
  private static Spread spread(List<Duration> spans) {
    if (spans.isEmpty()) {
      return new Spread(0, Duration.ZERO, Duration.ZERO, Duration.ZERO);
    }
    Collections.sort(spans);
    return new Spread(spans.size(), reached(spans, 0.5), reached(spans, 0.9), spans.getLast());
  }

  private static Duration reached(List<Duration> sorted, double share) {
    int many = 0;
    for (Duration span : sorted) {
      many++;
      if (many >= share * sorted.size() - 1e-9) {
        return span;
      }
    }
    return sorted.getLast();
  }
}
