package org.hulian.crawler.fetch;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.hulian.crawler.frontier.HostContact;
import org.jspecify.annotations.Nullable;

/**
 * What the header of that name asks for: seconds, or a date (RFC 9110, 10.2.3). A day is the most
 * that is kept to, since a slip of the server's would otherwise shut its site to us for ever.
 *
 * @param until no request before
 * @param wish what was asked for, as it was sent, if that is later; absent if it is not
 */
record RetryAfter(Instant until, @Nullable String wish) {
  private static final int MOST_DIGITS = 9;
  private static final int MOST_SHOWN = 40;

  static Optional<RetryAfter> read(@Nullable String value, Instant now) {
    if (value == null) {
      return Optional.empty();
    }
    String text = value.strip();
    Instant latest = now.plus(HostContact.LONGEST_PAUSE);
    Instant wanted;
    if (text.matches("[0-9]+")) {
      boolean endless = text.length() > MOST_DIGITS;
      wanted = endless ? Instant.MAX : now.plusSeconds(Long.parseLong(text));
    } else {
      try {
        wanted = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      } catch (DateTimeException e) {
        return Optional.empty();
      }
    }
    return Optional.of(
        wanted.isAfter(latest)
            ? new RetryAfter(latest, text.substring(0, Math.min(text.length(), MOST_SHOWN)))
            : new RetryAfter(wanted, null));
  }

  /** To be put behind the reason of a failure: what was asked for and is not kept to. */
  static String note(@Nullable RetryAfter retryAfter) {
    return retryAfter == null || retryAfter.wish() == null
        ? ""
        : "; it asks for a longer pause than a day: " + retryAfter.wish();
  }

  /** The time before which there is to be no request; null if there is none. */
  static @Nullable Instant pauseEnd(@Nullable RetryAfter retryAfter) {
    return retryAfter == null ? null : retryAfter.until();
  }
}
