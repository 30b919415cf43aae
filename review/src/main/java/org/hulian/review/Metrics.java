package org.hulian.review;

import java.util.function.Supplier;

/**
 * What programs that watch this one get at {@code /metrics}, and what they have to show for it.
 *
 * @param token the secret, of 32 characters or more
 * @param text gives the figures in Prometheus' text format, version 0.0.4; thread-safe
 */
public record Metrics(String token, Supplier<String> text) {
  /** Shorter ones could be guessed, and nothing slows guessing down. */
  public static final int LEAST_TOKEN = 32;

  public Metrics {
    if (token.length() < LEAST_TOKEN) {
      throw new IllegalArgumentException("the token has fewer than 32 characters");
    }
  }

  /** Does not show the token. */
  @Override
  public String toString() {
    return "Metrics";
  }
}
