package org.hulian.crawler.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CronScheduleTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  /** 1 January 2026 is a Thursday. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "30 3 * * *          | 2026-01-01T03:30 2026-01-02T03:30",
        "*/20 * * * *        | 2026-01-01T00:20 2026-01-01T00:40 2026-01-01T01:00",
        "0 9-17/4 * jan MON  | 2026-01-05T09:00 2026-01-05T13:00 2026-01-05T17:00 2026-01-12T09:00",
        "0 0 13 * *          | 2026-01-13T00:00 2026-02-13T00:00",
        "0 0 * * 5           | 2026-01-02T00:00 2026-01-09T00:00",
        "0 0 13 * 5          | 2026-01-02T00:00 2026-01-09T00:00 2026-01-13T00:00 2026-01-16T00:00",
        "0 0 * * 0           | 2026-01-04T00:00 2026-01-11T00:00",
        "0 0 * * 7           | 2026-01-04T00:00 2026-01-11T00:00",
        "0 0 * * 5-7         | 2026-01-02T00:00 2026-01-03T00:00 2026-01-04T00:00 2026-01-09T00:00",
        "0 0 31 * *          | 2026-01-31T00:00 2026-03-31T00:00 2026-05-31T00:00",
        "0 0 29 2 *          | 2028-02-29T00:00 2032-02-29T00:00",
        "59 23 31 12 *       | 2026-12-31T23:59 2027-12-31T23:59",
        "0,30 22-23 1,15 6 * | 2026-06-01T22:00 2026-06-01T22:30 2026-06-01T23:00"
      })
  void theTimesOfACrontab(String expression, String times) {
    assertThat(after("2026-01-01T00:00", new CronSchedule(expression, ZoneOffset.UTC), times))
        .isEqualTo(times);
  }

  /** Clocks go from 02:00 to 03:00 on 29 March, and from 03:00 to 02:00 on 25 October 2026. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "30 3 * * *    | 2026-03-28T12:00Z | 2026-03-29T01:30 2026-03-30T01:30",
        "30 2 * * *    | 2026-03-28T00:00Z | 2026-03-28T01:30 2026-03-29T01:00 2026-03-30T00:30",
        "0 2 * * *     | 2026-03-28T12:00Z | 2026-03-29T01:00 2026-03-30T00:00",
        "0,30 2 * * *  | 2026-03-28T12:00Z | 2026-03-29T01:00 2026-03-30T00:00",
        "15 2-3 * * *  | 2026-03-28T12:00Z | 2026-03-29T01:00 2026-03-29T01:15 2026-03-30T00:15",
        "30 2 29 3 *   | 2026-01-01T00:00Z | 2026-03-29T01:00 2027-03-29T00:30",
        "30 2 * * sat  | 2026-03-28T12:00Z | 2026-04-04T00:30",
        "15 * * * *    | 2026-03-29T00:00Z | 2026-03-29T00:15 2026-03-29T01:15 2026-03-29T02:15",
        "*/30 * * * *  | 2026-03-29T00:20Z | 2026-03-29T00:30 2026-03-29T01:00 2026-03-29T01:30",
        "30 3 * * *    | 2026-10-24T12:00Z | 2026-10-25T02:30 2026-10-26T02:30",
        "30 2 * * *    | 2026-10-24T12:00Z | 2026-10-25T00:30 2026-10-26T01:30",
        "0 2-3 * * *   | 2026-10-24T12:00Z | 2026-10-25T00:00 2026-10-25T02:00 2026-10-26T01:00",
        "30 * * * *    | 2026-10-25T00:00Z | 2026-10-25T00:30 2026-10-25T01:30 2026-10-25T02:30",
        "*/30 2 * * *  | 2026-10-24T12:00Z | 2026-10-25T00:00 2026-10-25T00:30 2026-10-26T01:00"
      })
  void clocksThatLeapLoseNoTimeAndRepeatNone(String expression, String from, String times) {
    String start = from.substring(0, from.length() - 1);
    assertThat(after(start, new CronSchedule(expression, BERLIN), times)).isEqualTo(times);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"0 0 31 2 *", "0 0 30 2 *", "0 0 31 4,6,9,11 *", "30 2 31 2 *"})
  void aDayThatNeverComesIsNeverDue(String expression) {
    assertThat(new CronSchedule(expression, BERLIN).next(Instant.EPOCH)).isEmpty();
  }

  @Test
  void nobodyWaitsLongerThanFiveYears() {
    CronSchedule leapDay = new CronSchedule("0 0 29 2 *", ZoneOffset.UTC);
    assertThat(leapDay.next(Instant.parse("2096-03-01T00:00:00Z"))).isEmpty();
    assertThat(leapDay.next(Instant.parse("2100-03-01T00:00:00Z")))
        .contains(Instant.parse("2104-02-29T00:00:00Z"));
  }

  @Test
  void timesGoForwardByEveryZoneAndExpression() {
    for (String zone :
        List.of("UTC", "Asia/Shanghai", "Australia/Lord_Howe", "Africa/Casablanca")) {
      for (String expression : List.of("7 * * * *", "15 2 * * *", "*/15 1-3 * * 0")) {
        CronSchedule schedule = new CronSchedule(expression, ZoneId.of(zone));
        Instant at = Instant.parse("2026-01-01T00:00:00Z");
        for (int i = 0; i < 400; i++) {
          Instant next = schedule.next(at).orElseThrow();
          assertThat(next).as("%s %s", expression, zone).isAfter(at);
          at = next;
        }
      }
    }
  }

  @Test
  void everyDayHasItsTimeInEveryZone() {
    for (String zone : List.of("Europe/Berlin", "America/New_York", "Australia/Lord_Howe")) {
      CronSchedule schedule = new CronSchedule("15 2 * * *", ZoneId.of(zone));
      Instant at = Instant.parse("2026-01-01T00:00:00Z");
      for (int i = 0; i < 730; i++) {
        Instant next = schedule.next(at).orElseThrow();
        assertThat(Duration.between(at, next)).as("%s", next).isLessThan(Duration.ofHours(26));
        at = next;
      }
    }
  }

  @Test
  void anExpressionIsCheckedAndShowsItself() {
    assertThatThrownBy(() -> new CronSchedule("61 3 * * *", BERLIN))
        .hasMessage("'61' is no minute (0-59)");
    assertThat(new CronSchedule(" 0  3 * *\t* ", BERLIN)).hasToString("0 3 * * * Europe/Berlin");
    assertThat(new CronSchedule("0 3 * * *", ZoneOffset.UTC)).hasToString("0 3 * * *");
  }

  /** As many times from the start on as are expected, in UTC. */
  private static String after(String start, CronSchedule schedule, String expected) {
    List<String> times = new ArrayList<>();
    Instant at = LocalDateTime.parse(start).toInstant(ZoneOffset.UTC);
    while (times.size() < expected.split(" ", -1).length) {
      Optional<Instant> next = schedule.next(at);
      if (next.isEmpty()) {
        break;
      }
      at = next.get();
      times.add(LocalDateTime.ofInstant(at, ZoneOffset.UTC).toString());
    }
    return String.join(" ", times);
  }
}
