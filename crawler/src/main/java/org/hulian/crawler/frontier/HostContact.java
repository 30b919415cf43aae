package org.hulian.crawler.frontier;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an attempt tells of the host.
 *
 * @param at when the host last showed that it had our request: the first byte of the answer, or the
 *     end of waiting for it; absent if no request was made
 * @param counted whether it counts as one of the run's requests
 * @param sign what the host's behaviour says
 * @param pauseUntil the host asked for no request before this time, which is kept to for {@link
 *     #LONGEST_PAUSE}
 */
public record HostContact(
    @Nullable Instant at, boolean counted, Sign sign, @Nullable Instant pauseUntil) {
  /** No host is left alone for longer, whatever it asks for. */
  public static final Duration LONGEST_PAUSE = Duration.ofHours(24);

  /** No request was made. */
  public static final HostContact NONE = new HostContact(null, false, Sign.NEUTRAL, null);

  /** What an answer says of the host. */
  public enum Sign {
    /** Says nothing. */
    NEUTRAL,
    /** It serves us. */
    WELL,
    /** It does not answer, or with an error of its own. */
    FAILING,
    /** It asks for fewer requests: 429. */
    SLOWED,
    /** It shuts us out: 403, a log-in wall, a captcha. */
    SHUT
  }
}
