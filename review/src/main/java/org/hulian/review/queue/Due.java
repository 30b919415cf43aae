package org.hulian.review.queue;

import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import org.hulian.review.web.Times;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** By when a case should be decided, in words. Templates call it {@code @due}. */
@Component
public class Due {
  private final Clock clock;
  private final Times times;
  private final MessageSource messages;

  Due(Clock clock, Times times, MessageSource messages) {
    this.clock = clock;
    this.times = times;
    this.messages = messages;
  }

  /** How much time is left, or since when none is. */
  public String text(Instant dueAt, Locale locale) {
    Instant now = clock.instant();
    boolean late = isLate(dueAt);
    String amount = late ? times.between(dueAt, now, locale) : times.between(now, dueAt, locale);
    return messages.getMessage(late ? "due.late" : "due.left", new Object[] {amount}, locale);
  }

  /** Whether the time is over. */
  public boolean isLate(Instant dueAt) {
    return clock.instant().isAfter(dueAt);
  }
}
