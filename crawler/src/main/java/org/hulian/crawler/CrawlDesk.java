package org.hulian.crawler;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.hulian.crawler.AddressOutcome.Kind;
import org.hulian.crawler.extract.AddressWords;
import org.hulian.crawler.extract.Extraction;
import org.hulian.crawler.fetch.FetchResult;
import org.hulian.crawler.fetch.Fetching;
import org.hulian.crawler.fetch.PageDesk;
import org.hulian.crawler.fetch.PageLoader;
import org.hulian.crawler.fetch.RobotsService;
import org.hulian.crawler.frontier.FrontierAddress;
import org.hulian.crawler.frontier.FrontierException;
import org.hulian.crawler.frontier.HostContact;
import org.hulian.crawler.frontier.HostContact.Sign;
import org.hulian.crawler.frontier.LinkRole;
import org.hulian.crawler.frontier.Settlement;
import org.hulian.crawler.frontier.SiteFrontier;
import org.hulian.crawler.site.AddressRules;
import org.hulian.crawler.site.SiteDefinition;
import org.hulian.listing.Listing;
import org.hulian.listing.ListingId;
import org.hulian.listing.Sighting;
import org.hulian.listing.Status;
import org.jspecify.annotations.Nullable;

/**
 * Decides what is done with each address of a run. What was found is handed on before the address
 * is settled, so that a crash can only make a page be looked at twice.
 */
final class CrawlDesk implements PageDesk {
  /** A server that still asks for fewer requests after all retries is left alone for so long. */
  private static final Duration SLOWED_PAUSE = Duration.ofMinutes(15);

  private static final int MAX_HOPS = 5;
  private static final String NO_LONGER_SHOWN = "no longer shown";
  static final String OUT_OF_SCOPE = "out of scope";
  static final String NEVER_AN_ITEM = "never shows an item";
  private static final String SAYS_REMOVED = "the page says that it is removed";

  private final SiteDefinition site;
  private final CrawlSettings settings;
  private final SiteFrontier frontier;
  private final Fetching fetching;
  private final PageSource pages;
  private final PageReader reader;
  private final CrawlJournal journal;
  private final LinkFinder links;
  private final Removals removals;
  private final AnswersWell answersWell = new AnswersWell();
  private final Map<String, InHand> inHand = new ConcurrentHashMap<>();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

  CrawlDesk(Parts parts, PageReader reader, CrawlJournal journal) {
    site = parts.site();
    settings = parts.settings();
    frontier = parts.frontier();
    fetching = parts.fetching();
    pages = parts.pages();
    links = new LinkFinder(site, reader);
    this.reader = reader;
    this.journal = journal;
    removals = new Removals(frontier, journal, parts.watched());
  }

  /**
   * What a run works with.
   *
   * @param pages where pages come from: as they are sent, or as a browser shows them
   * @param watched addresses of items that are watched
   */
  record Parts(
      SiteDefinition site,
      CrawlSettings settings,
      SiteFrontier frontier,
      Fetching fetching,
      PageSource pages,
      Set<String> watched) {}

  /**
   * A page between being fetched and being settled.
   *
   * @param read absent before it is read, and of sitemaps
   * @param links where it leads
   */
  private record InHand(
      PageSnapshot page,
      @Nullable Instant contactAt,
      @Nullable Extraction read,
      List<FrontierAddress> links) {
    List<String> itemAddresses() {
      return links.stream()
          .filter(link -> link.role() == LinkRole.ITEM)
          .map(FrontierAddress::url)
          .toList();
    }
  }

  /** What made the run be given up, if something did. */
  Optional<Throwable> failure() {
    return Optional.ofNullable(failure.get());
  }

  @Override
  public boolean fetch(FrontierAddress address) throws InterruptedException {
    boolean sitemap = address.role() == LinkRole.SITEMAP;
    if (sitemap ? !site.sitemap() : !site.scope().covers(address.url())) {
      // The definition was changed since it was found; it is no part of this run.
      address.settle(new Settlement.Dead(OUT_OF_SCOPE, false), HostContact.NONE);
      return false;
    }
    if (links.never(address)) {
      // It was queued before this was known of it, or a page was moved there.
      dead(address, Kind.SKIPPED, NEVER_AN_ITEM, HostContact.NONE);
      return false;
    }
    if (!fetching.lanes().free(address)) {
      return false; // given back as it was; its turn comes when the lane is free
    }
    Step step;
    try {
      step = ask(address);
    } catch (IOException e) {
      throw new UncheckedIOException("an answer could not be recorded: " + e.getMessage(), e);
    } catch (FrontierException e) {
      throw e;
    } catch (RuntimeException e) {
      // It is this address that something chokes on. It must not end this run and each one after.
      HostContact perhaps =
          new HostContact(settings.machine().clock().instant(), false, Sign.NEUTRAL, null);
      dead(address, Kind.FAILED, "cannot be asked for: " + e, perhaps);
      return false;
    }
    return take(address, step);
  }

  /** What came of an address's turn. */
  private sealed interface Step {
    /** It may not be asked. */
    record Closed(Kind kind, String reason) implements Step {}

    /** The turn went to the host's robots.txt; the address has its own at the next. */
    record Robots(RobotsService.Reply reply) implements Step {}

    /** It was asked. */
    record Page(PageLoader.Loaded loaded) implements Step {}
  }

  private Step ask(FrontierAddress address) throws IOException, InterruptedException {
    RobotsService robots = fetching.robots();
    return switch (robots.decide(address.url())) {
      case RobotsService.Decision.Unknown unknown -> new Step.Robots(robots.ask(address.url()));
      case RobotsService.Decision.Closed closed -> new Step.Closed(Kind.REFUSED, closed.reason());
      case RobotsService.Decision.Unreachable none -> new Step.Closed(Kind.FAILED, none.reason());
      case RobotsService.Decision.Open open -> new Step.Page(pages.load(address));
    };
  }

  private boolean take(FrontierAddress address, Step step) {
    switch (step) {
      case Step.Closed closed -> dead(address, closed.kind(), closed.reason(), HostContact.NONE);
      case Step.Robots asked -> {
        RobotsService.Reply reply = asked.reply();
        address.settle(new Settlement.Released(), reply.contact());
        if (reply.problem() != null && reply.contact().pauseUntil() != null) {
          String file = AddressRules.authority(address.url()) + "/robots.txt";
          journal.tell(Kind.RETRYING, file, reply.problem());
        }
        if (site.sitemap()) {
          List<String> named = fetching.robots().sitemaps(address.url());
          frontier.add(links.sitemaps(address.url(), named));
        }
      }
      case Step.Page page -> {
        return take(address, page.loaded());
      }
    }
    return false;
  }

  private boolean take(FrontierAddress address, PageLoader.Loaded loaded) {
    Instant at = loaded.contactAt();
    if (at != null && loaded.askedAt() != null) {
      address.answeredAfter(Duration.between(loaded.askedAt(), at));
    }
    if (at != null) {
      journal.tell(Kind.ATTEMPTED, address.url(), "");
    }
    Sighting last = new Sighting(Status.REMOVED, loaded.askedAt(), loaded.capture());
    switch (loaded.result()) {
      case FetchResult.Fetched fetched -> {
        inHand.put(address.url(), new InHand(fetched.page(), at, null, List.of()));
        return true;
      }
      case FetchResult.NotModified same -> {
        removals.missing(address, List.of(), last, NO_LONGER_SHOWN);
        address.settle(new Settlement.Unchanged(), contact(at, Sign.WELL));
        answersWell.count(address);
        journal.tell(Kind.NOT_MODIFIED, address.url(), "");
      }
      case FetchResult.Redirected redirected -> redirect(address, redirected.target(), at, last);
      case FetchResult.Gone gone -> {
        removals.tell(removals.at(address), last, address, "status " + gone.status());
        gone(address, "status " + gone.status(), at);
      }
      case FetchResult.Refused refused ->
          dead(address, Kind.FAILED, refused.reason(), HostContact.NONE);
      case FetchResult.Blocked blocked ->
          dead(address, Kind.BLOCKED, blocked.reason(), contact(at, wall(address)));
      case FetchResult.Failed failed -> fail(address, failed, at);
    }
    return false;
  }

  /** Sites keep their members and forms to themselves; that says nothing of their items. */
  private static Sign wall(FrontierAddress address) {
    return address.role() == LinkRole.OTHER ? Sign.NEUTRAL : Sign.SHUT;
  }

  private static HostContact contact(@Nullable Instant at, Sign sign) {
    return new HostContact(at, true, sign, null);
  }

  private void dead(FrontierAddress address, Kind kind, String reason, HostContact contact) {
    address.settle(new Settlement.Dead(reason, false), contact);
    journal.tell(kind, address.url(), reason);
  }

  private void fail(FrontierAddress address, FetchResult.Failed failed, @Nullable Instant at) {
    Sign sign =
        switch (failed.fault()) {
          case ASKED_TOO_MUCH -> Sign.SLOWED;
          case SERVER -> failed.lasting() ? Sign.NEUTRAL : Sign.FAILING;
          case PAGE, OURS -> Sign.NEUTRAL;
        };
    HostContact contact = new HostContact(at, true, sign, failed.retryAfter());
    Optional<Instant> next = failed.lasting() ? Optional.empty() : again(address, failed);
    if (next.isPresent()) {
      address.settle(new Settlement.Retry(next.get(), failed.reason()), contact);
      journal.tell(Kind.RETRYING, address.url(), failed.reason());
    } else {
      dead(address, Kind.FAILED, failed.reason(), contact);
    }
  }

  private Optional<Instant> again(FrontierAddress address, FetchResult.Failed failed) {
    Instant now = settings.machine().clock().instant();
    Optional<Instant> next =
        settings
            .waits()
            .retry()
            .next(
                address.history().failures(),
                now,
                failed.retryAfter(),
                RandomGenerator.getDefault());
    // "Later" is no word on the address: it is left for another run.
    return failed.fault() == FetchResult.Failed.Fault.ASKED_TOO_MUCH
        ? next.or(() -> Optional.of(now.plus(SLOWED_PAUSE)))
        : next;
  }

  private void redirect(
      FrontierAddress address, String location, @Nullable Instant at, Sighting last) {
    Optional<String> target = links.resolve(address.url(), location);
    Optional<String> fault =
        target.isEmpty()
            ? Optional.of("redirects to no web address: " + location)
            : redirectFault(address, target.get());
    if (target.isEmpty() || fault.isPresent()) {
      dead(address, Kind.FAILED, fault.orElse(""), contact(at, Sign.WELL));
      return;
    }
    String to = target.get();
    boolean signIn = AddressWords.signIn(to);
    if (signIn && !answersWell.besides(address)) {
      dead(address, Kind.BLOCKED, "redirects to a sign-in page: " + to, contact(at, wall(address)));
      return;
    }
    boolean covered = site.scope().covers(to) && !signIn;
    if (covered) {
      frontier.add(
          List.of(FrontierAddress.found(to, address.role(), address.depth(), address.hops() + 1)));
    }
    removals.missing(address, List.of(), last, "redirects to " + to);
    address.settle(new Settlement.Moved(to), contact(at, Sign.WELL));
    journal.tell(Kind.REDIRECTED, address.url(), to(to, covered, signIn));
  }

  private static String to(String target, boolean covered, boolean signIn) {
    return covered ? target : (signIn ? "a sign-in page: " : "out of scope: ") + target;
  }

  private Optional<String> redirectFault(FrontierAddress address, String target) {
    if (!site.scope().covers(target)) {
      return Optional.empty();
    }
    if (frontier.leadsTo(target, address.url(), MAX_HOPS)) {
      return Optional.of("redirects in a circle");
    }
    return address.hops() >= MAX_HOPS
        ? Optional.of("more than " + MAX_HOPS + " redirects")
        : Optional.empty();
  }

  private void gone(FrontierAddress address, String reason, @Nullable Instant at) {
    address.settle(new Settlement.Dead(reason, true), contact(at, Sign.WELL));
    journal.tell(address.history().seen() ? Kind.GONE : Kind.ABSENT, address.url(), reason);
  }

  @Override
  public List<FrontierAddress> read(FrontierAddress address) {
    InHand hand = held(address);
    frontier.reading(address);
    if (address.role() == LinkRole.SITEMAP) {
      return links.inSitemap(
          hand.page(), address.depth(), skipped -> journal.tell(Kind.SKIPPED, skipped, ""));
    }
    Extraction extraction;
    try {
      extraction = reader.read(hand.page());
    } catch (StackOverflowError e) {
      // A page nested without end is the page's fault, not ours.
      throw new IllegalStateException("it is nested too deeply", e);
    }
    List<FrontierAddress> found = links.onPage(address, extraction);
    inHand.put(address.url(), new InHand(hand.page(), hand.contactAt(), extraction, found));
    links.skipped(extraction).forEach(skipped -> journal.tell(Kind.SKIPPED, skipped, ""));
    // Most links of a page lead where those of others did: they need not be looked at again.
    return found.stream().filter(link -> !frontier.knows(link)).toList();
  }

  private InHand held(FrontierAddress address) {
    InHand hand = inHand.get(address.url());
    if (hand == null) {
      throw new IllegalStateException("no page in hand for " + address.url());
    }
    return hand;
  }

  @Override
  public void deliver(FrontierAddress address) {
    InHand hand = held(address);
    inHand.remove(address.url());
    Extraction extraction = hand.read();
    Instant at = hand.contactAt();
    if (extraction == null) {
      done(address, hand, List.of(), List.of());
    } else if (extraction.kind() == Extraction.Kind.BLOCKED) {
      String reason = "the page asks for a log-in or a captcha";
      dead(address, Kind.BLOCKED, reason, contact(at, wall(address)));
    } else if (extraction.kind() == Extraction.Kind.REMOVED) {
      Set<ListingId> named = new LinkedHashSet<>(removals.at(address));
      extraction.listings().forEach(listing -> named.add(listing.id()));
      removals.tell(named, removed(hand.page()), address, SAYS_REMOVED);
      gone(address, SAYS_REMOVED, at);
    } else {
      keep(address, hand, extraction);
    }
  }

  private void keep(FrontierAddress address, InHand hand, Extraction extraction) {
    List<ListingId> shown = new ArrayList<>();
    List<ListingId> gone = new ArrayList<>();
    journal.putOnDisk();
    if (extraction.noindex()) {
      shown.addAll(frontier.items().shownAt(address)); // it says nothing of them that may be kept
    } else {
      for (Listing listing : extraction.listings()) {
        if (listing.sighting().status() == Status.REMOVED) {
          removals.tell(Set.of(listing.id()), removed(hand.page()), address, SAYS_REMOVED);
          gone.add(listing.id());
        } else {
          journal.found(Stamp.on(listing, site, hand.page()));
          // What gave its place on a page of several to a newer item is not gone.
          if (extraction.kind() != Extraction.Kind.ITEMS) {
            shown.add(listing.id());
          }
        }
      }
    }
    done(address, hand, shown, gone);
  }

  private void done(
      FrontierAddress address, InHand hand, List<ListingId> shown, List<ListingId> gone) {
    PageSnapshot page = hand.page();
    removals.missing(
        address,
        Stream.concat(shown.stream(), gone.stream()).toList(),
        removed(page),
        NO_LONGER_SHOWN);
    journal.putOnDisk();
    Extraction read = hand.read();
    String hash =
        PageDigest.of(page, read == null ? List.of() : read.listings(), hand.itemAddresses());
    boolean changed = !hash.equals(address.history().validators().contentHash());
    Settlement.Validators validators =
        new Settlement.Validators(page.header("etag"), page.header("last-modified"), hash);
    address.settle(
        new Settlement.Done(validators, changed, shown, gone),
        contact(hand.contactAt(), Sign.WELL));
    answersWell.count(address);
    journal.tell(Kind.FETCHED, address.url(), read != null && read.noindex() ? "noindex" : "");
  }

  private static Sighting removed(PageSnapshot page) {
    return new Sighting(Status.REMOVED, page.fetchedAt(), page.capture());
  }

  @Override
  public void unreadable(FrontierAddress address, Exception cause) {
    InHand hand = inHand.remove(address.url());
    Instant at = hand == null ? null : hand.contactAt();
    dead(address, Kind.FAILED, "cannot be read: " + cause.getMessage(), contact(at, Sign.WELL));
  }

  @Override
  public void abandon(FrontierAddress address, Throwable cause) {
    InHand hand = inHand.remove(address.url());
    Instant at = hand == null ? null : hand.contactAt();
    address.settle(new Settlement.Released(), contact(at, Sign.NEUTRAL));
    failure.compareAndSet(null, cause);
    frontier.stop();
  }
}
