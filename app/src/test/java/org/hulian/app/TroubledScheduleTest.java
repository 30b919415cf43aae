package org.hulian.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.hulian.crawler.CrawlReport.Status;
import org.hulian.crawler.site.CronSchedule;
import org.hulian.crawler.site.SiteDefinition;
import org.hulian.store.Access;
import org.hulian.store.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two weeks over the night in which clocks go forward, in which sites ask for pauses and shut us
 * out, runs take their time and die, the process is started again, and the machine's clock leaps.
 */
class TroubledScheduleTest {
  private static final Instant START = Instant.parse("2027-03-21T00:00:30Z");
  private static final Instant END = START.plus(Duration.ofDays(14));
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final List<Duration> BREAKS =
      List.of(Duration.ofHours(1), Duration.ofHours(6), Duration.ofHours(24));
  private static final List<Duration> PAUSES =
      List.of(
          Duration.ofMinutes(15),
          Duration.ofMinutes(30),
          Duration.ofHours(1),
          Duration.ofHours(2),
          Duration.ofHours(4),
          Duration.ofHours(6));
  private static final List<SiteDefinition> SITES =
      List.of(
          Scheduling.site("hourly", "7 * * * *", ZoneOffset.UTC),
          Scheduling.site("leaping", "30 2 * * *", BERLIN),
          Scheduling.site("often", "*/15 * * * *", BERLIN),
          Scheduling.site("weekly", "0 3 * * sun", ZoneId.of("Asia/Shanghai")));

  private final Scheduling clock = new Scheduling(START.toString());
  private final Random random = new Random(20270328);
  private final List<Turn> turns = new ArrayList<>();
  @TempDir Path folder;
  private Database database;

  /**
   * One run.
   *
   * @param wanted what the site asked for, no request before it; the beginning of time if nothing
   */
  private record Turn(String site, Instant from, Instant to, Status status, Instant wanted) {}

  @BeforeEach
  void open() {
    database = Database.open(folder, Access.WRITE, clock);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private ScheduledRuns runs() {
    return new ScheduledRuns(SITES, database.schedules(), this::run, clock);
  }

  private void restart() {
    database.close();
    open();
  }

  /** A run of any length and any end; one in forty takes the process with it. */
  private ScheduledRuns.End run(SiteDefinition site) {
    Instant from = clock.instant();
    clock.pass(Duration.ofSeconds(random.nextInt(600)));
    int chance = random.nextInt(40);
    if (chance == 0) {
      turns.add(new Turn(site.name(), from, clock.instant(), Status.INTERRUPTED, Instant.MIN));
      throw new StackOverflowError("the process dies");
    }
    Status status =
        switch (chance) {
          case 1, 2, 3, 4 -> Status.PAUSED;
          case 5, 6 -> Status.FAILED;
          case 7, 8, 9, 10, 11, 12 -> Status.BLOCKED;
          case 13, 14 -> Status.INTERRUPTED;
          default -> Status.COMPLETED;
        };
    Instant wanted =
        chance == 1 ? clock.instant().plus(Duration.ofMinutes(random.nextInt(600))) : Instant.MIN;
    turns.add(new Turn(site.name(), from, clock.instant(), status, wanted));
    return new ScheduledRuns.End(status, status.name(), wanted.equals(Instant.MIN) ? null : wanted);
  }

  private void tick() {
    try {
      runs().tick(clock.instant());
    } catch (StackOverflowError e) {
      restart(); // as whoever starts the program again
    }
  }

  @Test
  void inTwoWeeksOfTroubleNoSiteIsRunTwiceAtATimeTooSoonOrNeverAgain() {
    while (clock.instant().isBefore(END)) {
      tick();
      clock.pass(MINUTE);
      if (random.nextInt(60) == 0) {
        restart();
      }
      if (random.nextInt(400) == 0) {
        clock.pass(Duration.ofHours(random.nextInt(5))); // the machine slept
      }
    }
    noTwoAtATime();
    for (SiteDefinition site : SITES) {
      refusedSitesAreLeftAlone(site);
      noRunWithoutItsTime(site);
    }
    noneIsForgotten();
    assertThat(turns).hasSizeGreaterThan(500);
  }

  @Test
  void aClockThatIsSetBackRunsNothingAgainBeforeItHasCaughtUp() {
    tick();
    clock.pass(Duration.ofHours(30));
    tick();
    Map<String, Instant> begun = new HashMap<>();
    turns.forEach(turn -> begun.put(turn.site(), turn.from()));
    assertThat(begun).containsKeys("hourly", "leaping", "often");
    int before = turns.size();
    Instant there = clock.instant();
    clock.at(there.minus(Duration.ofHours(2)).toString());
    for (; clock.instant().isBefore(there.plus(Duration.ofHours(2))); clock.pass(MINUTE)) {
      tick();
    }
    assertThat(turns).hasSizeGreaterThan(before);
    turns
        .subList(before, turns.size())
        .forEach(turn -> assertThat(turn.from()).isAfterOrEqualTo(begun.get(turn.site())));
  }

  private void noTwoAtATime() {
    for (int i = 1; i < turns.size(); i++) {
      assertThat(turns.get(i).from()).isAfterOrEqualTo(turns.get(i - 1).to());
    }
  }

  /** After a refusal comes a pause that grows, whatever died or slept in between. */
  private void refusedSitesAreLeftAlone(SiteDefinition site) {
    Turn last = null;
    int row = 0;
    Status how = Status.COMPLETED;
    for (Turn turn : turns.stream().filter(one -> one.site().equals(site.name())).toList()) {
      if (last != null && row > 0 && last.status() != Status.INTERRUPTED) {
        List<Duration> pauses = last.status() == Status.BLOCKED ? BREAKS : PAUSES;
        Duration pause = pauses.get(Math.min(row, pauses.size()) - 1);
        assertThat(turn.from())
            .as("%s after %s for the %s. time", site.name(), last, row)
            .isAfterOrEqualTo(last.to().plus(pause))
            .isAfterOrEqualTo(last.wanted());
      }
      Status kind = kind(turn);
      row =
          switch (kind) {
            case PAUSED, BLOCKED -> kind == how ? row + 1 : 1;
            case INTERRUPTED -> row; // neither ends a row nor turns one kind into the other
            case COMPLETED, INCOMPLETE, FAILED -> 0;
          };
      how = kind == Status.INTERRUPTED ? how : kind;
      last = turn;
    }
  }

  private static Status kind(Turn turn) {
    return turn.status() == Status.FAILED ? Status.PAUSED : turn.status();
  }

  /** A site that was looked at in full waits for a time of its schedule. */
  private void noRunWithoutItsTime(SiteDefinition site) {
    CronSchedule cron = site.schedule();
    List<Turn> own = turns.stream().filter(one -> one.site().equals(site.name())).toList();
    for (int i = 1; cron != null && i < own.size(); i++) {
      if (own.get(i - 1).status() == Status.COMPLETED) {
        Instant due = cron.next(own.get(i - 1).to()).orElseThrow();
        assertThat(own.get(i).from()).as(site.name()).isAfterOrEqualTo(due);
      }
    }
  }

  /** In the end every site has a time, but for those that shut us out four times in a row. */
  private void noneIsForgotten() {
    runs()
        .plan(clock.instant())
        .forEach(
            one -> {
              if (one.nextAt() == null) {
                assertThat(one.row().times()).as(one.site()).isGreaterThan(BREAKS.size());
              } else {
                assertThat(one.nextAt()).as(one.site()).isBefore(END.plus(Duration.ofDays(8)));
              }
            });
  }
}
