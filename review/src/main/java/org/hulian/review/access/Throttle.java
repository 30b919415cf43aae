package org.hulian.review.access;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Slows down guessing: after some free attempts every failure doubles the wait, for the account and
 * for the address it came from. An attempt counts as failed from its start until it has succeeded,
 * so that many at once get no further than one after another. Lives in memory, within bounds that
 * strangers do not set. Thread-safe.
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
  private static final int LONGEST_NAME = 64;

  /** That of IPv6, with the name of an interface. */
  private static final int LONGEST_ADDRESS = 64;

  private static final int NET_BYTES = 8;

  private final Clock clock;
  private final Map<String, Failures> failures = new LinkedHashMap<>();

  Throttle(Clock clock) {
    this.clock = clock;
  }

  /** Lets an attempt in and counts it, unless the account or the address has to wait. */
  synchronized Attempt enter(String account, String address) {
    String accountKey = accountKey(account);
    String addressKey = addressKey(address);
    Duration forAccount = wait(accountKey);
    Duration forAddress = wait(addressKey);
    if (forAccount.isPositive() || forAddress.isPositive()) {
      boolean ofAccount = tell(accountKey);
      boolean ofAddress = tell(addressKey);
      return new Attempt(max(forAccount, forAddress), ofAccount || ofAddress, List.of());
    }
    return new Attempt(
        Duration.ZERO,
        false,
        List.of(count(accountKey, FREE_FOR_ACCOUNT), count(addressKey, FREE_FOR_ADDRESS)));
  }

  /** The same for what names no account: only the address is counted. */
  synchronized Attempt enter(String address) {
    String key = addressKey(address);
    Duration wait = wait(key);
    return wait.isPositive()
        ? new Attempt(wait, tell(key), List.of())
        : new Attempt(Duration.ZERO, false, List.of(count(key, FREE_FOR_ADDRESS)));
  }

  /** Takes back what was counted for an attempt that was no guess. */
  synchronized void forgive(Attempt attempt) {
    attempt.counted.forEach(this::uncount);
  }

  /** Forgives the attempt and the account; the address may still be guessing others. */
  synchronized void succeeded(String account, Attempt attempt) {
    forgive(attempt);
    failures.remove(accountKey(account));
  }

  /**
   * One attempt.
   *
   * @param delay how long to wait; zero if it was let in
   * @param news whether it is the first that has to, so that a flood does not fill the audit log
   * @param counted what was counted for it
   */
  record Attempt(Duration delay, boolean news, List<Counted> counted) {}

  /** What became of one key by one attempt. */
  record Counted(String key, @Nullable Failures before, Failures after) {}

  /**
   * Failures of one account or address.
   *
   * @param told whether somebody was told of the wait
   */
  record Failures(int count, Instant last, Instant until, boolean told) {
    /** 0 if it never had to wait, 1 if it does no more, 2 if it still waits. */
    int rank(Instant now) {
      return !until.isAfter(last) ? 0 : until.isAfter(now) ? 2 : 1;
    }
  }

  private Duration wait(String key) {
    Failures known = failures.get(key);
    if (known == null) {
      return Duration.ZERO;
    }
    return max(Duration.between(clock.instant(), known.until), Duration.ZERO);
  }

  private static Duration max(Duration a, Duration b) {
    return a.compareTo(b) > 0 ? a : b;
  }

  private boolean tell(String key) {
    Failures known = failures.get(key);
    if (known == null || known.told || wait(key).isZero()) {
      return false;
    }
    failures.put(key, new Failures(known.count, known.last, known.until, true));
    return true;
  }

  private Counted count(String key, int free) {
    Instant now = clock.instant();
    Failures known = failures.remove(key);
    int count = known == null || known.last.plus(FORGET_AFTER).isBefore(now) ? 1 : known.count + 1;
    Failures counted = new Failures(count, now, now.plus(delay(count - free)), false);
    failures.put(key, counted);
    if (failures.size() > MAX_KEYS) {
      failures.remove(forgettable(now, key));
    }
    return new Counted(key, known, counted);
  }

  /**
   * What is forgotten first: what never had to wait, so that a flood of made-up names does not push
   * out an account that is being guessed; then what waits no more; each the oldest.
   */
  private String forgettable(Instant now, String but) {
    Comparator<Map.Entry<String, Failures>> later =
        Comparator.comparingInt(entry -> entry.getValue().rank(now));
    return failures.entrySet().stream()
        .filter(entry -> !entry.getKey().equals(but))
        .min(later)
        .orElseThrow()
        .getKey();
  }

  /** Strangers do not say how much is kept: no account has so long a name. */
  private static String accountKey(String account) {
    return account.length() > LONGEST_NAME ? "long name" : "account " + account;
  }

  /** Whoever has one address of IPv6 has the whole /64 (RFC 4291, 2.5.4), and is one. */
  private static String addressKey(String address) {
    if (address.length() > LONGEST_ADDRESS || address.indexOf(':') < 0) {
      return "address " + address.substring(0, Math.min(address.length(), LONGEST_ADDRESS));
    }
    try {
      byte[] bytes = InetAddress.getByName(address).getAddress();
      return "address " + HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, NET_BYTES));
    } catch (UnknownHostException e) {
      return "address " + address;
    }
  }

  /** As if it had not been, where nothing came after it; else there is one failure less. */
  private void uncount(Counted counted) {
    Failures now = failures.get(counted.key);
    if (now == null) {
      return;
    }
    if (!now.equals(counted.after)) {
      failures.put(counted.key, new Failures(now.count - 1, now.last, now.until, now.told));
    } else if (counted.before == null) {
      failures.remove(counted.key);
    } else {
      failures.put(counted.key, counted.before);
    }
  }

  private static Duration delay(int excess) {
    if (excess <= 0) {
      return Duration.ZERO;
    }
    Duration delay = Duration.ofSeconds(1L << Math.min(excess, MAX_DOUBLINGS));
    return delay.compareTo(LONGEST) > 0 ? LONGEST : delay;
  }
}
