package org.hulian.crawler.site;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.Optional;

/**
 * When a site is due: the five fields of a POSIX crontab, read by the clocks of a zone. Where both
 * day of month and day of week are given, a day that fits one of them is enough.
 *
 * <p>When clocks go forward, a time that they leap over is due at once after the leap; one that
 * comes every hour anyway (an hour field with {@code *}) is not made up for. When they go back, a
 * time is due at its first occurrence; one that comes every hour keeps to its pace.
 *
 * @param expression minute, hour, day of month, month, day of week
 * @param zone whose clocks count
 */
public record CronSchedule(String expression, ZoneId zone) {
  /** A schedule without a match in so many years has none: 31 February, or 29 in 2097. */
  private static final int HORIZON_YEARS = 5;

  private static final CronParser PARSER =
      new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));

  /**
   * Checks the expression.
   *
   * @throws IllegalArgumentException with one line that says what is wrong
   */
  public CronSchedule {
    expression = expression.strip().replaceAll("\\s+", " ");
    problem(expression)
        .ifPresent(
            reason -> {
              throw new IllegalArgumentException(reason);
            });
  }

  /** What is wrong with an expression, if anything is. */
  static Optional<String> problem(String expression) {
    Optional<String> form = CronForm.problem(expression);
    if (form.isPresent()) {
      return form;
    }
    try {
      PARSER.parse(expression.strip());
      return Optional.empty();
    } catch (
        IllegalArgumentException e) { // what the form lets through, in the words of the library
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  /** The first time after this one; empty if there is none within five years. */
  public Optional<Instant> next(Instant after) {
    ExecutionTime times = ExecutionTime.forCron(PARSER.parse(expression));
    ZonedDateTime from = after.atZone(zone);
    Optional<Instant> next =
        everyHour()
            ? times.nextExecution(from).map(ZonedDateTime::toInstant)
            : onThatClock(times, from);
    return next.filter(at -> !at.isAfter(from.plusYears(HORIZON_YEARS).toInstant()));
  }

  private boolean everyHour() {
    return expression.split(" ", -1)[1].startsWith("*");
  }

  /** Counts by a clock that never leaps, and asks only then when the zone's clocks show that. */
  private Optional<Instant> onThatClock(ExecutionTime times, ZonedDateTime after) {
    Optional<ZonedDateTime> shown =
        times.nextExecution(after.toLocalDateTime().atZone(ZoneOffset.UTC));
    while (shown.isPresent()) {
      Instant at = instant(shown.get().toLocalDateTime());
      if (at.isAfter(after.toInstant())) {
        return Optional.of(at);
      }
      shown = times.nextExecution(shown.get()); // clocks went back: it has been
    }
    return Optional.empty();
  }

  /** When clocks first show this time, or leap over it. */
  private Instant instant(LocalDateTime shown) {
    ZoneOffsetTransition leap = zone.getRules().getTransition(shown);
    return leap != null && leap.isGap() ? leap.getInstant() : shown.atZone(zone).toInstant();
  }

  /** The expression, and the zone where it is not UTC. */
  @Override
  public String toString() {
    return zone.equals(ZoneOffset.UTC) ? expression : expression + " " + zone;
  }
}
