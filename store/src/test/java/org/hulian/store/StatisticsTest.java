package org.hulian.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
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
import org.hulian.store.casefile.Undo;
import org.hulian.store.notice.Notice;
import org.hulian.store.notice.NoticeEvent;
import org.hulian.store.notice.NoticeState;
import org.hulian.store.statistics.Line;
import org.hulian.store.statistics.Measure;
import org.hulian.store.statistics.Scope;
import org.hulian.store.statistics.Spread;
import org.hulian.store.statistics.Statistics;
import org.hulian.store.statistics.YearCounts;
import org.jspecify.annotations.Nullable;
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

  @Test
  void whatWasThereBeforeIsCountedAlike() throws Exception {
    Random random = new Random(7);
    for (int i = 1; i <= ITEMS; i++) {
      database.listings().save(List.of(Items.flagged(i, title(i))));
    }
    for (int i = 0; i < ACTS; i++) {
      act(random);
      clock.move(Duration.ofMinutes(random.nextInt(600)));
    }
    Statistics kept = read(Scope.ALL);
    String script = script();
    database
        .sql()
        .change(
            handle -> {
              for (String made :
                  List.of(
                      "TRIGGER case_event_counts",
                      "TRIGGER case_undone_counts",
                      "TRIGGER notice_sent_counts",
                      "TRIGGER notice_event_counts",
                      "VIEW case_verdict",
                      "TABLE case_flow",
                      "TABLE case_figure")) {
                handle.execute("DROP " + made);
              }
              migrate(handle.getConnection(), script);
            });
    assertThat(read(Scope.ALL)).isEqualTo(kept);
    assertThat(kept.all().back()).isPositive();
  }

  private static String script() throws IOException {
    try (InputStream in =
        StatisticsTest.class.getResourceAsStream("/db/migration/V23__figures.sql")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** SQLite takes a script as one update. */
  private static void migrate(Connection connection, String script) {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(script);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
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
    switch (random.nextInt(9)) {
      case 0, 1, 2 -> decide(item, decided ? CaseStatus.OPEN : CaseStatus.VIOLATION);
      case 3 -> decide(item, decided ? file.status() : CaseStatus.CLEARED);
      case 4 -> decide(item, decided ? CaseStatus.OPEN : CaseStatus.ESCALATED);
      case 5 -> {
        if (file.status() == CaseStatus.VIOLATION) {
          Notices.sent(database, file.id(), clock);
        }
      }
      case 6 ->
          database
              .listings()
              .markRemoved(
                  List.of(Items.id(item)), new Sighting(Status.REMOVED, clock.instant(), null));
      case 7 ->
          database
              .cases()
              .undo(file.id(), new Undo("anna", "again", Duration.ofDays(30), Duration.ZERO));
      default -> database.listings().save(List.of(Items.flagged(item, title(item))));
    }
  }

  private void decide(int item, CaseStatus status) {
    CaseFile file = database.cases().findByListing(Items.id(item)).orElseThrow();
    database.cases().decide(file.id(), file.revision(), new Decision(status, "FD-1", "r", "anna"));
  }

  private List<History> histories() {
    List<History> all = new ArrayList<>();
    for (int i = 1; i <= ITEMS; i++) {
      CaseFile file = database.cases().findByListing(Items.id(i)).orElseThrow();
      all.add(History.of(file, database));
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
    long[] numbers = new long[7];
    for (History one : all) {
      numbers[0] += one.in.stream().filter(when).count();
      numbers[1] += one.out.stream().filter(when).count();
      if (one.since != null && when.test(one.since)) {
        ages.add(Duration.between(one.since, clock.instant()));
        numbers[6] += clock.instant().isAfter(one.file.dueAt()) ? 1 : 0;
      }
      if (one.since == null && when.test(one.decided.getLast())) {
        numbers[one.file.status() == CaseStatus.VIOLATION ? 2 : 3]++;
      }
      if (!one.decided.isEmpty() && when.test(one.decided.getFirst())) {
        decisions.add(Duration.between(one.file.openedAt(), one.decided.getFirst()));
      }
      numbers[4] += one.sent != null && when.test(one.sent) ? 1 : 0;
      if (one.sent != null && one.gone != null && when.test(one.gone)) {
        takedowns.add(Duration.between(one.sent, one.gone));
        numbers[5] += one.back ? 1 : 0;
      }
    }
    return new Line(
        name,
        spread(ages),
        numbers[6],
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

  /**
   * What was written down of one case.
   *
   * @param in when it came to wait
   * @param out when it ceased to
   * @param decided the decisions that were not undone
   * @param since when it waits; absent if it does not
   */
  private record History(
      CaseFile file,
      List<Instant> in,
      List<Instant> out,
      List<Instant> decided,
      @Nullable Instant since,
      @Nullable Instant sent,
      @Nullable Instant gone,
      boolean back) {

    static History of(CaseFile file, Database database) {
      List<Instant> in = new ArrayList<>();
      List<Instant> out = new ArrayList<>();
      List<Instant> decided = new ArrayList<>();
      Instant since = null;
      boolean waits = false;
      for (CaseEvent event : standing(database.cases().history(file.id()))) {
        if (event.kind().equals("opened") || event.kind().equals("reopened")) {
          if (!waits) {
            in.add(event.at());
          }
          since = event.at();
          waits = true;
        } else if (event.kind().equals("decided") && event.status() != CaseStatus.ESCALATED) {
          if (waits) {
            out.add(event.at());
          }
          decided.add(event.at());
          waits = false;
        }
      }
      Told told = Told.of(database, file.id());
      return new History(
          file, in, out, decided, waits ? since : null, told.sent, told.gone, told.back);
    }

    /** Without decisions that were undone at once, and without the undoing. */
    private static List<CaseEvent> standing(List<CaseEvent> all) {
      List<CaseEvent> standing = new ArrayList<>();
      for (CaseEvent event : all) {
        if (event.kind().equals("undone")) {
          standing.removeLast();
        } else {
          standing.add(event);
        }
      }
      return standing;
    }
  }

  /** What the notices of a case tell. */
  private record Told(@Nullable Instant sent, @Nullable Instant gone, boolean back) {
    static Told of(Database database, long caseId) {
      Instant sent = null;
      Instant gone = null;
      Instant back = null;
      for (Notice notice : database.notices().notices().ofCase(caseId)) {
        sent = earlier(sent, notice.sentAt());
        for (NoticeEvent event : database.notices().notices().history(notice.id())) {
          Instant seen = event.proof() == null ? event.at() : event.proof().at();
          if (event.state() == NoticeState.GONE) {
            gone = earlier(gone, seen);
          } else if (event.state() == NoticeState.RELISTED) {
            back = earlier(back, seen);
          }
        }
      }
      return new Told(sent, gone, back != null);
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
      return one == null || (other != null && other.isBefore(one)) ? other : one;
    }
  }
}
