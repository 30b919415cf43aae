package org.hulian.store.notice;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a person did with a notice.
 *
 * @param to where it stands then
 * @param account who did it
 * @param channel by which way it was sent; empty elsewhere
 * @param sentAt when it was sent; absent elsewhere
 * @param due when an answer should be there; absent to leave what stands
 * @param note empty for none, 2,000 characters at most
 */
public record NoticeMove(
    NoticeState to,
    String account,
    String channel,
    @Nullable Instant sentAt,
    @Nullable Instant due,
    String note) {
  /** Characters of a note or a channel. */
  public static final int LONGEST = 2_000;

  public NoticeMove {
    if (note.length() > LONGEST || channel.length() > LONGEST) {
      throw new IllegalArgumentException("a note or a channel has 2,000 characters at most");
    }
  }

  /** A move that needs no more than a word. */
  public static NoticeMove of(NoticeState to, String account, String note) {
    return new NoticeMove(to, account, "", null, null, note);
  }
}
