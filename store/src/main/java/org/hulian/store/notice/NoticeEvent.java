package org.hulian.store.notice;

import java.time.Instant;
import java.util.Locale;
import org.hulian.listing.ListingId;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened to a notice; events are never changed or deleted.
 *
 * @param revision of the notice after the event, from 1
 * @param state after the event
 * @param account who did it; {@code system} for the program
 * @param channel by which way it was sent, empty elsewhere
 * @param note in a person's words, with numbers of persons masked; empty if there is none
 * @param proof the look that it rests on, absent where a person's word is all
 * @param other the item that it was put up again as, absent elsewhere
 */
public record NoticeEvent(
    int revision,
    Instant at,
    Kind kind,
    NoticeState state,
    String account,
    String channel,
    String note,
    @Nullable Proof proof,
    @Nullable ListingId other) {
  /** What happened. */
  public enum Kind {
    /** It was written. */
    DRAFTED,
    /** It came to another state. */
    MOVED,
    /** Its item was looked at and is as it was; once a day at most. */
    SEEN,
    /** Its item was put up again as another. */
    REPEATED;

    /** The name in tables and interfaces. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Kind ofKey(String key) {
      return valueOf(key.toUpperCase(Locale.ROOT));
    }
  }
}
