package org.hulian.crawler.fetch;

import java.time.Instant;
import org.hulian.crawler.PageSnapshot;
import org.jspecify.annotations.Nullable;

/** What came of asking for a page. */
public sealed interface FetchResult {
  /** A page that can be read. */
  record Fetched(PageSnapshot page) implements FetchResult {}

  /** The server says that nothing changed since the last look. */
  record NotModified() implements FetchResult {}

  /**
   * The page is elsewhere.
   *
   * @param target as the server wrote it, bytes beyond ASCII escaped
   */
  record Redirected(String target) implements FetchResult {}

  /** The server says that nothing is there (404, 410). */
  record Gone(int status) implements FetchResult {}

  /** We do not ask: the address is not public, or not one of the web. */
  record Refused(String reason) implements FetchResult {}

  /** The server shuts us out (401, 403, 407, 451). */
  record Blocked(String reason) implements FetchResult {}

  /**
   * No page.
   *
   * @param lasting whether another attempt would end the same way
   * @param shut whether the server said that we ask too much (429)
   * @param retryAfter when the server wants to be asked again, if it said so
   */
  record Failed(String reason, boolean lasting, boolean shut, @Nullable Instant retryAfter)
      implements FetchResult {
    static Failed passing(String reason) {
      return new Failed(reason, false, false, null);
    }

    static Failed lasting(String reason) {
      return new Failed(reason, true, false, null);
    }
  }
}
