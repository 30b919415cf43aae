package org.hulian.review.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Slows down guessing: after some free attempts every failure doubles the wait, for the account and
 * for the address it came from. Lives in memory, with the oldest forgotten first. Thread-safe.
 *
 * <p>An account never waits longer than a quarter of an hour, so that nobody can be locked out for
 * long by somebody else's guessing.
 */
@Component
final class Throttle {
  static final int FREE_FOR_ACCOUNT = 4;

  /** Several people may sit behind one address. */
  static final int FREE_FOR_ADDRESS = 20;

  static final Duration LONGEST = Duration.ofMinutes(15);
  private static final Duration FORGET_AFTER = Duration.ofHours(1);
  private static final int MAX_KEYS = 10_000;
  private static final int MAX_DOUBLINGS = 10;

  private final Clock clock;
  private final Map<String, Failures> failures = new LinkedHashMap<>();

  Throttle(Clock clock) {
    this.clock = clock;
  }

  /** How long this account has to wait at this address; zero if not at all. */
  synchronized Duration wait(String account, String address) {
    Duration forAccount = wait("account " + account);
    Duration forAddress = wait("address " + address);
    return forAccount.compareTo(forAddress) > 0 ? forAccount : forAddress;
  }

  synchronized void failed(String account, String address) {
    count("account " + account, FREE_FOR_ACCOUNT);
    count("address " + address, FREE_FOR_ADDRESS);
  }

  /** Forgives the account; the address may still be guessing others. */
  synchronized void succeeded(String account) {
    failures.remove("account " + account);
  }

  private Duration wait(String key) {
    Failures known = failures.get(key);
    if (known == null) {
      return Duration.ZERO;
    }
    Duration left = Duration.between(clock.instant(), known.until);
    return left.isNegative() ? Duration.ZERO : left;
  }

  private void count(String key, int free) {
    Instant now = clock.instant();
    Failures known = failures.remove(key);
    int count = known == null || known.last.plus(FORGET_AFTER).isBefore(now) ? 1 : known.count + 1;
    failures.put(key, new Failures(count, now, now.plus(delay(count - free))));
    Iterator<String> oldest = failures.keySet().iterator();
    while (failures.size() > MAX_KEYS) {
      oldest.next();
      oldest.remove();
    }
  }

  private static Duration delay(int excess) {
    if (excess <= 0) {
      return Duration.ZERO;
    }
    Duration delay = Duration.ofSeconds(1L << Math.min(excess, MAX_DOUBLINGS));
    return delay.compareTo(LONGEST) > 0 ? LONGEST : delay;
  }

  private record Failures(int count, Instant last, Instant until) {}
}
