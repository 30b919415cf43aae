package org.hulian.crawler.fetch;

import java.time.Duration;

/**
 * Limits of one request.
 *
 * @param userAgent sent with every request
 * @param deadline from finding the host to the last byte of the answer
 * @param maxBytes of a body, before and after its codings are undone
 */
public record FetchSettings(String userAgent, Duration deadline, int maxBytes) {
  /** Thirty seconds, ten mebibytes. */
  public static FetchSettings of(String userAgent) {
    return new FetchSettings(userAgent, Duration.ofSeconds(30), 10 << 20);
  }
}
