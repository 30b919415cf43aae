package org.hulian.review.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Times for people, in the zone of the console's clock. Templates call it {@code @times}. */
@Component
public class Times {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
  private static final int HOURS_A_DAY = 24;
  private static final int MINUTES_AN_HOUR = 60;
  private static final int DAYS_IN_HOURS = 48;

  private final Clock clock;
  private final MessageSource messages;

  Times(Clock clock, MessageSource messages) {
    this.clock = clock;
    this.messages = messages;
  }

  /** To the minute. */
  public String at(Instant time) {
    return MINUTE.format(local(time));
  }

  /** To the second. */
  public String exact(Instant time) {
    return SECOND.format(local(time));
  }

  /** The zone that all times are in, such as {@code Asia/Shanghai (UTC+08:00)}. */
  public String zone() {
    ZonedDateTime now = local(clock.instant());
    String offset = "UTC" + now.getOffset().getId().replace("Z", "");
    String name = now.getZone().getId();
    return now.getZone() instanceof ZoneOffset || offset.equals("UTC")
        ? offset
        : name + " (" + offset + ")";
  }

  /** How long ago. */
  public String age(Instant time, Locale locale) {
    return amount(Duration.between(time, clock.instant()), locale);
  }

  /** How long from one to the other. */
  public String between(Instant from, Instant to, Locale locale) {
    Duration duration = Duration.between(from, to);
    return duration.toSeconds() < MINUTES_AN_HOUR
        ? words("age.seconds", Math.max(0, duration.toSeconds()), locale)
        : amount(duration, locale);
  }

  private String amount(Duration duration, Locale locale) {
    long minutes = Math.max(0, duration.toMinutes());
    if (minutes < MINUTES_AN_HOUR) {
      return words("age.minutes", minutes, locale);
    }
    long hours = minutes / MINUTES_AN_HOUR;
    return hours < DAYS_IN_HOURS
        ? words("age.hours", hours, locale)
        : words("age.days", hours / HOURS_A_DAY, locale);
  }

  private String words(String key, long amount, Locale locale) {
    return messages.getMessage(key, new Object[] {amount}, locale);
  }

  private ZonedDateTime local(Instant time) {
    return time.atZone(clock.getZone());
  }
}
