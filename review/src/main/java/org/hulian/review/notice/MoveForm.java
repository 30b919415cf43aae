package org.hulian.review.notice;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import org.hulian.store.notice.Notice;
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
 * @param date day and minute at which it was sent, such as {@code 2026-11-27T14:05}, in the zone of
 *     the console
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

  String noteOrEmpty() {
    return text(note);
  }

  int revisionOrNone() {
    return revision == null ? -1 : revision;
  }

  /**
   * The move.
   *
   * @param notice that is moved
   * @param replyDays after which an answer is due
   */
  NoticeMove move(Notice notice, NoticeState state, String account, int replyDays, Clock clock) {
    if (state != NoticeState.SENT) {
      return NoticeMove.of(state, account, text(note));
    }
    Instant at = sentAt(notice.createdAt(), clock).orElse(null);
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

  /** The minute that a person says; the notice may have been written within it. */
  private Optional<Instant> sentAt(Instant written, Clock clock) {
    try {
      Instant said = LocalDateTime.parse(text(date)).atZone(clock.getZone()).toInstant();
      boolean sameMinute = said.equals(written.truncatedTo(ChronoUnit.MINUTES));
      return Optional.of(sameMinute ? written : said);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static String text(@Nullable String value) {
    String text = value == null ? "" : value.strip();
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
  }
}
