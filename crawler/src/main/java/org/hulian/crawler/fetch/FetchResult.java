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
   * @param fault whose it is
   * @param retryAfter when the server wants to be asked again, if it said so
   */
  record Failed(String reason, boolean lasting, Fault fault, @Nullable Instant retryAfter)
      implements FetchResult {
    /** Whose fault it is that there is no page. */
    public enum Fault {
      /** The server's, or that of the way there. */
      SERVER,
      /** We ask too much, as the server said (429). */
      ASKED_TOO_MUCH,
      /** It is a page, yet none for us. */
      PAGE,
      /** The server answered well, and we could make nothing of it. */
      OURS
    }

    static Failed lasting(String reason) {
      return new Failed(reason, true, Fault.PAGE, null);
    }
  }
}
