package org.hulian.crawler.fetch;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.hulian.crawler.frontier.HostContact;
import org.hulian.crawler.frontier.SiteFrontier;
import org.hulian.crawler.site.AddressRules;
import org.jspecify.annotations.Nullable;

/**
 * Asks for what rendered pages want, as for any page: hosts of the site only, robots.txt obeyed,
 * through the guard, at each host's pace, and recorded. Scripts and styles are asked for once in a
 * run. Redirects are followed here, each hop judged as an address of its own. Used by one thread.
 */
public final class PartLoader {
  private static final int MAX_REDIRECTS = 5;
  private static final int MAX_KEPT_BYTES = 64 << 20;
  private static final List<String> UNWANTED = List.of("image/", "audio/", "video/", "font/");

  /** These belong to the connection, or would be kept beyond the page. */
  private static final Set<String> OWN_HEADERS =
      Set.of(
          "connection",
          "keep-alive",
          "transfer-encoding",
          "content-encoding",
          "content-length",
          "set-cookie",
          "strict-transport-security",
          "alt-svc",
          "nel",
          "report-to",
          "reporting-endpoints",
          "clear-site-data");

  private final HttpTransport transport;
  private final RobotsService robots;
  private final SiteFrontier frontier;
  private final FetchSettings settings;
  private final InstantSource clock;
  private final Map<String, PagePart> kept = new HashMap<>();
  private long keptBytes;

  PartLoader(
      HttpTransport transport,
      RobotsService robots,
      SiteFrontier frontier,
      FetchSettings settings,
      InstantSource clock) {
    this.transport = transport;
    this.robots = robots;
    this.frontier = frontier;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * What is asked for.
   *
   * @param url as the browser writes it
   * @param headers that the page wants to send; only those that say what it can read are sent
   * @param lasting whether the answer serves other pages of the run as well
   * @param hosts says of an authority whether it may be asked
   * @param until when there is no more time to wait for a host's turn
   */
  public record Wish(
      String url,
      Map<String, String> headers,
      boolean lasting,
      Predicate<String> hosts,
      Instant until) {}

  /** Says that a host was just asked for the page itself, so that its parts keep their distance. */
  public void asked(String url, Instant at) {
    frontier.hosts().asked(AddressRules.authority(url), at);
  }

  /**
   * Asks.
   *
   * @throws IOException if an answer could not be recorded
   */
  public PagePart load(Wish wish) throws IOException, InterruptedException {
    PagePart known = kept.get(wish.url());
    if (known != null) {
      return known;
    }
    PagePart part = follow(wish);
    if (wish.lasting() && part instanceof PagePart.Served served && served.status() == 200) {
      keptBytes += served.body().length;
      if (keptBytes <= MAX_KEPT_BYTES) {
        kept.put(wish.url(), part);
      }
    }
    return part;
  }

  private PagePart follow(Wish wish) throws IOException, InterruptedException {
    String url = askable(wish.url());
    for (int hop = 0; hop <= MAX_REDIRECTS; hop++) {
      Optional<String> refusal = refusal(url, wish);
      if (refusal.isPresent()) {
        return new PagePart.Refused(refusal.get());
      }
      Answer answer = ask(url, wish);
      if (answer instanceof Answer.Silence silence) {
        return new PagePart.Refused(silence.reason());
      }
      Answer.Response response = (Answer.Response) answer;
      String location = response.header("location");
      Optional<String> next =
          response.status() / 100 == 3 && location != null
              ? AddressRules.STANDARD.resolve(url, AddressRules.fromHeader(location))
              : Optional.empty();
      if (next.isEmpty()) {
        return served(response);
      }
      url = next.get();
    }
    return new PagePart.Refused("more than " + MAX_REDIRECTS + " redirects");
  }

  /** As the browser writes it, if that can be asked for; empty if it is no web address. */
  private static String askable(String url) {
    Optional<String> canonical = AddressRules.STANDARD.canonical(url);
    if (canonical.isEmpty()) {
      return "";
    }
    int hash = url.indexOf('#');
    String plain = hash < 0 ? url : url.substring(0, hash);
    try {
      return URI.create(plain).toString();
    } catch (IllegalArgumentException e) {
      return canonical.get();
    }
  }

  /** Why it may not be asked; asks for robots.txt first where that is to be known. */
  private Optional<String> refusal(String url, Wish wish) throws IOException, InterruptedException {
    if (url.isEmpty()) {
      return Optional.of("no web address");
    }
    String authority = AddressRules.authority(url);
    if (!wish.hosts().test(authority)) {
      return Optional.of("its host is none of the site's: " + authority);
    }
    RobotsService.Decision decision = robots.decide(url);
    while (decision instanceof RobotsService.Decision.Unknown) {
      if (!waited(authority, wish.until())) {
        return Optional.of("no time is left for its robots.txt");
      }
      HostContact contact = robots.ask(url).contact();
      keepAway(authority, contact.at(), contact.pauseUntil());
      decision = robots.decide(url);
    }
    Optional<String> closed =
        switch (decision) {
          case RobotsService.Decision.Closed no -> Optional.of(no.reason());
          case RobotsService.Decision.Unreachable no -> Optional.of(no.reason());
          case RobotsService.Decision.Open open -> Optional.empty();
          case RobotsService.Decision.Unknown unknown -> Optional.empty();
        };
    return closed.isPresent() || waited(authority, wish.until())
        ? closed
        : Optional.of("no time is left to wait for the turn of " + authority);
  }

  /** Waits for the host's turn, if that comes in time. */
  private boolean waited(String authority, Instant until) throws InterruptedException {
    Instant now = clock.instant();
    Instant turn = frontier.hosts().next(authority);
    if (now.isAfter(until) || turn.isAfter(until)) {
      return false;
    }
    if (turn.isAfter(now)) {
      Thread.sleep(Duration.between(now, turn).plusMillis(1));
    }
    return true;
  }

  private Answer ask(String url, Wish wish) throws IOException {
    String authority = AddressRules.authority(url);
    frontier.hosts().asked(authority, clock.instant()); // nobody else is to take its turn meanwhile
    Answer answer =
        transport.ask(
            new HttpTransport.Request(
                URI.create(url),
                wanted(wish.headers()),
                PartLoader::isWanted,
                settings.maxBytes()));
    RetryAfter pause =
        answer instanceof Answer.Response response
            ? RetryAfter.read(response.header("retry-after"), response.at()).orElse(null)
            : null;
    keepAway(authority, answer.at(), RetryAfter.pauseEnd(pause));
    return answer;
  }

  /** Until its delay is over, and until it wants to be asked again. */
  private void keepAway(String authority, @Nullable Instant at, @Nullable Instant pause) {
    frontier.hosts().asked(authority, at == null ? clock.instant() : at);
    if (pause != null) {
      frontier.hosts().asked(authority, pause);
    }
  }

  /** Nothing that tells one visitor from another. */
  private static Map<String, String> wanted(Map<String, String> headers) {
    Map<String, String> sent = new HashMap<>();
    headers.forEach(
        (name, value) -> {
          String header = name.toLowerCase(Locale.ROOT);
          if (header.equals("accept") || header.equals("x-requested-with")) {
            sent.put(header, value);
          }
        });
    return sent;
  }

  private static boolean isWanted(String type) {
    return UNWANTED.stream().noneMatch(type.strip()::startsWith);
  }

  private PagePart served(Answer.Response response) {
    if (!response.whole()) {
      return new PagePart.Refused("longer than " + settings.maxBytes() + " bytes, or no text");
    }
    List<String> codings = response.headers().getOrDefault("content-encoding", List.of());
    PageBody body = PageBody.decode(response.body(), codings, settings.maxBytes());
    if (body.problem() != null) {
      return new PagePart.Refused(body.problem());
    }
    return new PagePart.Served(response.status(), passedOn(response.headers()), body.bytes());
  }

  /** The headers of an answer that a page may see. */
  public static Map<String, String> passedOn(Map<String, List<String>> headers) {
    Map<String, String> passed = new LinkedHashMap<>();
    headers.forEach(
        (name, values) -> {
          if (!OWN_HEADERS.contains(name)) {
            passed.put(name, String.join(", ", values));
          }
        });
    return passed;
  }
}
