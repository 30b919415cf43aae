package org.hulian.crawler.fetch;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hulian.listing.CaptureRef;
import org.jspecify.annotations.Nullable;

/** What came of one request. */
sealed interface Answer {
  /** The last moment at which the server showed that it had the request. */
  Instant at();

  /**
   * A response.
   *
   * @param at its first byte
   * @param headers names in lower case
   * @param body as it came, its content codings still on
   * @param whole whether the body was read to its end
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  record Response(
      URI uri,
      Instant sentAt,
      Instant at,
      int status,
      Map<String, List<String>> headers,
      byte[] body,
      boolean whole,
      @Nullable CaptureRef capture)
      implements Answer {
    @Nullable String header(String name) {
      List<String> values = headers.get(name);
      return values == null || values.isEmpty() ? null : values.getFirst();
    }
  }

  /**
   * No response that could be used.
   *
   * @param lasting whether the next attempt would end the same way
   * @param unasked whether no request was made at all
   */
  record Silence(Instant at, String reason, boolean lasting, boolean unasked) implements Answer {}
}
