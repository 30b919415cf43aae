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
 * Asks for what rendered pages want, as for any page: the site's hosts and those that it lets parts
 * come from, robots.txt obeyed, through the guard, each host in its turn, and recorded. Scripts and
 * styles are asked for once in a run. Redirects are followed here, each hop judged as an address of
 * its own. Used by one thread.
 */
public final class PartLoader {
  private static final int MAX_REDIRECTS = 5;
  private static final int MAX_KEPT_BYTES = 64 << 20;

  /** Between two looks at whether a host is free. */
  private static final Duration TURN_LOOK = Duration.ofMillis(50);

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
   * @param page authority of the page, whose turn whoever renders it has
   * @param lasting whether the answer serves other pages of the run as well
   * @param hosts says of an authority whether it may be asked
   * @param until when there is no more time to wait for a host's turn
   */
  public record Wish(
      String url,
      Map<String, String> headers,
      String page,
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
      String authority = AddressRules.authority(url);
      if (!taken(authority, wish)) {
        return new PagePart.Refused("no time is left to wait for the turn of " + authority);
      }
      Answer answer = ask(url, authority, wish);
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
      if (!taken(authority, wish)) {
        return Optional.of("no time is left for its robots.txt");
      }
      askRobots(url, authority, wish);
      decision = robots.decide(url);
    }
    return switch (decision) {
      case RobotsService.Decision.Closed no -> Optional.of(no.reason());
      case RobotsService.Decision.Unreachable no -> Optional.of(no.reason());
      case RobotsService.Decision.Open open -> Optional.empty();
      case RobotsService.Decision.Unknown unknown -> Optional.empty();
    };
  }

  private void askRobots(String url, String authority, Wish wish)
      throws IOException, InterruptedException {
    Instant at = null;
    Instant pause = null;
    try {
      HostContact contact = robots.ask(url).contact();
      at = contact.at();
      pause = contact.pauseUntil();
    } finally {
      giveBack(authority, wish, at, pause);
    }
  }

  /** Waits for a host's turn, and takes it; false if it does not come in time. */
  private boolean taken(String authority, Wish wish) throws InterruptedException {
    boolean own = authority.equals(wish.page());
    while (!clock.instant().isAfter(wish.until())) {
      Instant turn = frontier.hosts().next(authority);
      if (turn.isAfter(wish.until())) {
        return false;
      }
      Instant now = clock.instant();
      if (turn.isAfter(now)) {
        Thread.sleep(Duration.between(now, turn).plusMillis(1));
      } else if (own || frontier.hosts().take(authority)) {
        return true;
      } else {
        Thread.sleep(TURN_LOOK);
      }
    }
    return false;
  }

  private Answer ask(String url, String authority, Wish wish) throws IOException {
    Instant at = null;
    Instant pause = null;
    try {
      Answer answer =
          transport.ask(
              new HttpTransport.Request(
                  URI.create(url),
                  wanted(wish.headers()),
                  PartLoader::isWanted,
                  settings.maxBytes()));
      at = answer.at();
      frontier.countPart();
      if (answer instanceof Answer.Response response) {
        pause =
            RetryAfter.pauseEnd(
                RetryAfter.read(response.header("retry-after"), response.at()).orElse(null));
      }
      return answer;
    } finally {
      giveBack(authority, wish, at, pause);
    }
  }

  /** The host is due again after its delay, and when it wants to be asked again. */
  private void giveBack(
      String authority, Wish wish, @Nullable Instant at, @Nullable Instant pause) {
    Instant asked = at == null ? clock.instant() : at;
    if (authority.equals(wish.page())) {
      frontier.hosts().asked(authority, asked);
    } else {
      frontier.hosts().end(authority, asked);
    }
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
