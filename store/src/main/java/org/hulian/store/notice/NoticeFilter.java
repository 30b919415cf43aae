package org.hulian.store.notice;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which notices to list; an absent part lets everything through.
 *
 * @param platform as its users call it
 * @param dueBefore those that are due before this time
 */
public record NoticeFilter(
    @Nullable NoticeState state, @Nullable String platform, @Nullable Instant dueBefore) {
  /** All of them. */
  public static final NoticeFilter ALL = new NoticeFilter(null, null, null);
}
