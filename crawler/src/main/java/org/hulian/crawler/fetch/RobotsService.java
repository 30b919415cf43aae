package org.hulian.crawler.fetch;

import crawlercommons.robots.BaseRobotRules;
import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRules.RobotRulesMode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.hulian.crawler.frontier.HostContact;
import org.hulian.crawler.frontier.HostContact.Sign;
import org.hulian.crawler.frontier.SiteFrontier;
import org.hulian.crawler.frontier.StoredRobots;
import org.hulian.crawler.site.AddressRules;
import org.hulian.evidence.ContentCodings;
import org.jspecify.annotations.Nullable;

/**
 * Obeys robots.txt (RFC 9309). A file that is not there (4xx) opens everything; one that cannot be
 * had or read (5xx, 429, no answer, codings that cannot be undone) closes everything until it can,
 * and is asked for again. Rules hold for one scheme, host and port, for a day at most and for one
 * run; a longer Crawl-delay than the site's own is kept to. Asking counts as a request to the host,
 * so whoever asks holds its lease, which also keeps two from asking at once. Thread-safe.
 */
public final class RobotsService {
  /** RFC 9309, 2.5: at least 500 kibibytes are read; what follows is not. */
  private static final int MAX_BYTES = 500 << 10;

  /** Shows whether the last line that fits is whole. */
  private static final int LINE_END_BYTES = 1;

  /** Codings may make a body a little longer, and never much. */
  private static final int MAX_WIRE_BYTES = MAX_BYTES + (64 << 10);

  /** RFC 9309, 2.3.1.2: at least five redirects are followed. */
  private static final int MAX_REDIRECTS = 5;

  /** RFC 9309, 2.4: not to be used for longer. */
  static final Duration MAX_AGE = Duration.ofHours(24);

  /** For the turns of other hosts, in one file; the lease of the first host allows for no more. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

  /** Between two looks at whether a host is free. */
  private static final Duration TURN_LOOK = Duration.ofMillis(50);

  private static final int MAX_ATTEMPTS = 3;

  private final HttpTransport transport;
  private final SiteFrontier frontier;
  private final RobotsSettings settings;
  private final InstantSource clock;
  private final Map<String, Rules> known = new ConcurrentHashMap<>();

  RobotsService(
      HttpTransport transport,
      SiteFrontier frontier,
      RobotsSettings settings,
      InstantSource clock) {
    this.transport = transport;
    this.frontier = frontier;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * How robots.txt is obeyed.
   *
   * @param agent product token by which rules name us, in small letters
   * @param lifted whether the site's owner lets us look past the rules
   * @param firstWait before a file that could not be had is asked for again; four times as long
   *     each time
   * @param hopWait between the redirects of one file
   */
  public record RobotsSettings(
      String agent, boolean lifted, Duration firstWait, Duration hopWait) {}

  /** What the rules say of an address. */
  public sealed interface Decision {
    /** It may be asked. */
    record Open() implements Decision {}

    /** The rules close it. */
    record Closed(String reason) implements Decision {}

    /** There are no rules to be had, which closes it for this run. */
    record Unreachable(String reason) implements Decision {}

    /** The rules have to be asked for first. */
    record Unknown() implements Decision {}
  }

  private static final Decision OPEN = new Decision.Open();
  private static final Decision UNKNOWN = new Decision.Unknown();

  private record Rules(
      @Nullable BaseRobotRules rules, Instant until, int attempts, String problem) {}

  /** Whether an address may be asked. No request is made. */
  public Decision decide(String address) {
    String authority = AddressRules.authority(address);
    Rules rules = known(authority);
    boolean stale = !clock.instant().isBefore(rules.until);
    if (rules.rules != null) {
      if (stale) {
        return UNKNOWN;
      }
      return settings.lifted() || rules.rules.isAllowed(address)
          ? OPEN
          : new Decision.Closed("closed by robots.txt");
    }
    if (rules.attempts < MAX_ATTEMPTS) {
      return UNKNOWN;
    }
    return settings.lifted()
        ? OPEN
        : new Decision.Unreachable("robots.txt could not be had: " + rules.problem);
  }

  private Rules known(String authority) {
    Rules rules = known.get(authority);
    if (rules == null) {
      // Not within the map: reading waits for the frontier, and others would wait for a part of it.
      Rules kept = stored(authority);
      Rules first = known.putIfAbsent(authority, kept);
      rules = first == null ? kept : first;
    }
    return rules;
  }

  /** What was kept in this run; an earlier run's file is asked for anew. */
  private Rules stored(String authority) {
    Optional<StoredRobots> robots =
        frontier
            .hosts()
            .robots(authority)
            .filter(r -> !r.fetchedAt().isBefore(frontier.startedAt()));
    return robots.map(this::read).orElseGet(() -> new Rules(null, Instant.EPOCH, 0, ""));
  }

  /**
   * Asks for the rules of an address's authority; the caller holds the host's lease.
   *
   * @throws IOException if the answer could not be recorded
   */
  public Reply ask(String address) throws IOException, InterruptedException {
    String authority = AddressRules.authority(address);
    Rules before = known(authority);
    // Should asking end in an error of ours, it counts as an attempt all the same.
    known.put(authority, new Rules(null, Instant.EPOCH, before.attempts + 1, "an error"));
    Asked asked = follow(authority + "/robots.txt");
    frontier
        .hosts()
        .keep(
            new StoredRobots(
                authority, clock.instant(), asked.status, asked.contentType, asked.body));
    Rules rules = read(authority, asked);
    if (rules.rules != null) {
      known.put(authority, rules);
      Duration delay = Duration.ofMillis(Math.max(0, rules.rules.getCrawlDelay()));
      frontier.hosts().raiseDelay(authority, delay);
      return new Reply(new HostContact(asked.at, false, Sign.WELL, null), null);
    }
    int attempts = asked.contacted ? before.attempts + 1 : MAX_ATTEMPTS;
    known.put(authority, new Rules(null, Instant.EPOCH, attempts, rules.problem));
    Duration wait = settings.firstWait().multipliedBy(1L << (2 * before.attempts));
    Instant own = attempts < MAX_ATTEMPTS ? clock.instant().plus(wait) : null;
    Instant pause = later(own, RetryAfter.pauseEnd(asked.retryAfter));
    return new Reply(
        new HostContact(asked.contacted ? asked.at : null, false, Sign.NEUTRAL, pause),
        rules.problem);
  }

  /** A pause that the server asks for outlasts the run: the next one keeps to it as well. */
  private static @Nullable Instant later(@Nullable Instant a, @Nullable Instant b) {
    return a == null || (b != null && b.isAfter(a)) ? b : a;
  }

  /**
   * What came of asking for rules.
   *
   * @param contact what it tells of the host
   * @param problem why there are no rules, absent if there are
   */
  public record Reply(HostContact contact, @Nullable String problem) {}

  /** Sitemaps that the rules of an authority name; none if the rules are not known. */
  public List<String> sitemaps(String address) {
    Rules rules = known.get(AddressRules.authority(address));
    return rules == null || rules.rules == null ? List.of() : rules.rules.getSitemaps();
  }

  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  private record Asked(
      int status,
      @Nullable String contentType,
      byte[] body,
      String problem,
      Instant at,
      boolean contacted,
      @Nullable RetryAfter retryAfter) {
    /** No file. */
    static Asked nothing(int status, String problem, Instant at, boolean contacted) {
      return new Asked(status, null, new byte[0], problem, at, contacted, null);
    }
  }

  private Asked follow(String start) throws IOException, InterruptedException {
    String url = start;
    Instant last = clock.instant();
    long waitUntil = System.nanoTime() + LONGEST_WAIT.toNanos();
    for (int hop = 0; hop <= MAX_REDIRECTS; hop++) {
      String host = AddressRules.authority(url);
      boolean other = !host.equals(AddressRules.authority(start));
      if (hop > 0 && !(other ? turn(host, waitUntil) : pause())) {
        String problem = "it is at " + host + ", which may not be asked for long yet";
        return Asked.nothing(0, problem, last, true);
      }
      Answer answer = ask(url, host, other);
      if (answer instanceof Answer.Silence silence) {
        return Asked.nothing(0, silence.reason(), silence.at(), !silence.unasked());
      }
      Answer.Response response = (Answer.Response) answer;
      Asked asked = asked(response);
      last = asked.at;
      String location = response.header("location");
      Optional<String> next =
          response.status() / 100 == 3 && location != null
              ? AddressRules.STANDARD.resolve(url, AddressRules.fromHeader(location))
              : Optional.empty();
      if (next.isEmpty()) {
        return asked;
      }
      url = next.get();
    }
    // RFC 9309, 2.3.1.2: too many redirects are the same as no file.
    return Asked.nothing(404, "", last, true);
  }

  private Answer ask(String url, String host, boolean other) throws IOException {
    Instant at = clock.instant();
    try {
      Answer answer =
          transport.ask(
              new HttpTransport.Request(URI.create(url), Map.of(), type -> true, MAX_WIRE_BYTES));
      at = answer.at();
      return answer;
    } finally {
      if (other) {
        frontier.hosts().end(host, at);
      }
    }
  }

  /** The host that a file is asked of is leased; only its delay has to pass. */
  private boolean pause() throws InterruptedException {
    Thread.sleep(settings.hopWait());
    return true;
  }

  /**
   * Waits for the turn of another host, which has a pace of its own and may be asked by somebody
   * just now; false if that takes too long. Two files that lead to each other's hosts wait for each
   * other, and no longer than that.
   */
  private boolean turn(String host, long waitUntil) throws InterruptedException {
    Duration due = Duration.between(clock.instant(), frontier.hosts().next(host));
    Duration wait = due.compareTo(settings.hopWait()) > 0 ? due : settings.hopWait();
    if (System.nanoTime() + wait.toNanos() > waitUntil) {
      return false;
    }
    Thread.sleep(wait);
    while (!frontier.hosts().take(host)) {
      if (System.nanoTime() > waitUntil) {
        return false;
      }
      Thread.sleep(TURN_LOOK);
    }
    return true;
  }

  private static Asked asked(Answer.Response response) {
    int status = response.status();
    byte[] body = new byte[0];
    if (status / 100 == 2) {
      List<String> codings = response.headers().getOrDefault("content-encoding", List.of());
      ContentCodings.Decoded decoded =
          ContentCodings.undo(
              new ByteArrayInputStream(response.body()), codings, MAX_BYTES + LINE_END_BYTES);
      if (decoded.problem() != null) {
        // Its rules are there, but we do not know them: nothing may be asked.
        String problem = "it cannot be decoded: " + decoded.problem();
        return Asked.nothing(0, problem, response.at(), true);
      }
      body = decoded.whole() ? decoded.bytes() : RobotsText.wholeLines(decoded.bytes());
    }
    RetryAfter wait = RetryAfter.read(response.header("retry-after"), response.at()).orElse(null);
    return new Asked(
        status,
        response.header("content-type"),
        body,
        "status " + status + RetryAfter.note(wait),
        response.at(),
        true,
        wait);
  }

  private Rules read(StoredRobots robots) {
    Asked asked =
        new Asked(
            robots.status(),
            robots.contentType(),
            robots.body(),
            "status " + robots.status(),
            robots.fetchedAt(),
            true,
            null);
    return read(robots.authority(), asked);
  }

  private Rules read(String authority, Asked asked) {
    int kind = asked.status / 100;
    if (RobotsText.unreachable(asked.status)) {
      return new Rules(null, Instant.EPOCH, 0, asked.problem);
    }
    BaseRobotRules rules = new SimpleRobotRules(RobotRulesMode.ALLOW_ALL);
    if (kind == 2) {
      rules = RobotsText.parse(authority, asked.body, asked.contentType, settings.agent());
    }
    return new Rules(rules, asked.at.plus(MAX_AGE), 0, "");
  }
}
