package org.hulian.review.notice;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import org.hulian.store.notice.NoticeMove;
import org.hulian.store.notice.NoticeState;
import org.jspecify.annotations.Nullable;

/**
 * What a person did with a notice, as the form says it.
 *
 * @param to key of a state
 * @param revision that the person saw
 * @param channel kind of the way by which it was sent
 * @param place where that led to, or what was given for it, such as a ticket's number
 * @param date on which it was sent
 */
record MoveForm(
    @Nullable String to,
    @Nullable Integer revision,
    @Nullable String channel,
    @Nullable String place,
    @Nullable String date,
    @Nullable String note) {
  private static final int LONGEST = 1_800;

  /** The state; empty if there is none of that name. */
  Optional<NoticeState> state() {
    return Arrays.stream(NoticeState.values()).filter(one -> one.key().equals(to)).findFirst();
  }

  int revisionOrNone() {
    return revision == null ? -1 : revision;
  }

  /**
   * The move.
   *
   * @param replyDays after which an answer is due
   */
  NoticeMove move(NoticeState state, String account, int replyDays, Clock clock) {
    if (state != NoticeState.SENT) {
      return NoticeMove.of(state, account, text(note));
    }
    Instant at = sentAt(clock).orElse(null);
    Instant due = at == null ? null : at.plus(Duration.ofDays(replyDays));
    return new NoticeMove(state, account, way(), at, due, text(note));
  }

  private String way() {
    String kind = text(channel);
    String where = text(place);
    if (!Platform.KINDS.contains(kind)) {
      return "";
    }
    return where.isEmpty() ? kind : kind + ": " + where;
  }

  /** Today is now; a day before today is its end, so that no look of that day counts too early. */
  private Optional<Instant> sentAt(Clock clock) {
    try {
      LocalDate day = LocalDate.parse(text(date));
      return Optional.of(
          day.equals(LocalDate.now(clock))
              ? clock.instant()
              : day.plusDays(1).atStartOfDay(clock.getZone()).toInstant().minusSeconds(1));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static String text(@Nullable String value) {
    String text = value == null ? "" : value.strip();
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
  }
}
