package org.hulian.crawler;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.hulian.crawler.AddressStanding.Standing;
import org.hulian.crawler.extract.Extraction;
import org.hulian.crawler.extract.ListingExtractor;
import org.hulian.crawler.fetch.EgressGuard;
import org.hulian.crawler.fetch.HostResolver;
import org.hulian.crawler.fetch.RobotsWord;
import org.hulian.crawler.frontier.FrontierView;
import org.hulian.crawler.frontier.KnownAddress;
import org.hulian.crawler.frontier.StoredRobots;
import org.hulian.crawler.site.AddressRules;
import org.hulian.crawler.site.SiteDefinition;
import org.jspecify.annotations.Nullable;

/**
 * Says why an address waits, was skipped or failed, or what came of it; and of one that no run
 * knows, what would happen by the site definitions and the robots.txt that was last fetched. Makes
 * no request, asks no name server, and changes nothing.
 */
public final class AddressInquiry {
  /** Finds numbers, and no names. */
  private static final HostResolver NUMBERS =
      host -> {
        if (host.matches("\\[.*]|[0-9.]+")) {
          return InetAddress.getAllByName(host);
        }
        throw new UnknownHostException(host);
      };

  private final List<SiteDefinition> sites;
  private final ListingExtractor extractor;
  private final @Nullable FrontierView frontier;
  private final InstantSource clock;

  /**
   * Prepares an inquiry.
   *
   * @param frontier absent where no crawl was made yet
   */
  public AddressInquiry(
      List<SiteDefinition> sites,
      ListingExtractor extractor,
      @Nullable FrontierView frontier,
      InstantSource clock) {
    this.sites = sites;
    this.extractor = extractor;
    this.frontier = frontier;
    this.clock = clock;
  }

  /** Asks after one address, of any spelling. */
  public List<AddressStanding> of(String address) {
    Optional<String> plain = AddressRules.STANDARD.canonical(address);
    if (plain.isEmpty()) {
      return List.of(
          new AddressStanding(
              address,
              null,
              null,
              Standing.WOULD_BE_SKIPPED,
              noAddress(address),
              Map.of(),
              List.of(),
              false));
    }
    List<AddressStanding> all =
        sites.stream()
            .filter(site -> site.scope().covers(canonical(site, address)))
            .flatMap(site -> known(address, canonical(site, address), site.name()).stream())
            .toList();
    if (!all.isEmpty()) {
      return all;
    }
    List<AddressStanding> queued = known(address, plain.get(), null);
    return queued.isEmpty() ? List.of(unknown(address, plain.get())) : queued;
  }

  private static String canonical(SiteDefinition site, String address) {
    return AddressRules.of(site.scope()).canonical(address).orElseThrow();
  }

  private static String noAddress(String address) {
    if (address.length() > AddressRules.MAX_LENGTH) {
      return "it is longer than " + AddressRules.MAX_LENGTH + " characters, as traps are";
    }
    return "it is no http or https address that can be asked for: such an address names a host"
        + " and no user, and no odd signs";
  }

  /** What the runs know of an address, of one site or of any. */
  private List<AddressStanding> known(String address, String canonical, @Nullable String site) {
    return frontier == null
        ? List.of()
        : frontier.find(canonical).stream()
            .filter(known -> site == null || known.site().name().equals(site))
            .map(known -> standing(address, known))
            .toList();
  }

  private AddressStanding standing(String address, KnownAddress known) {
    Optional<SiteDefinition> site =
        sites.stream().filter(one -> one.name().equals(known.site().name())).findFirst();
    RobotsWord robots = robots(known.url(), site);
    KnownStanding words = new KnownStanding(known, site, robots, clock.instant());
    Map<String, String> facts = spelling(address, known.url());
    facts.put("site", siteWords(known.site().name(), site, known.url()));
    facts.put("found as", words.way());
    facts.put("robots.txt", robots.words());
    facts.putAll(words.looks());
    return new AddressStanding(
        address,
        known.url(),
        known.site().name(),
        words.standing(),
        words.why(),
        facts,
        known.shown(),
        words.answered());
  }

  private static Map<String, String> spelling(String address, String canonical) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put(
        "canonical",
        canonical.equals(address)
            ? "as given"
            : canonical
                + " (the address given is a duplicate of it: tracking, session or spelling)");
    return facts;
  }

  private static String siteWords(String name, Optional<SiteDefinition> site, String url) {
    if (site.isEmpty()) {
      return name + ", which has no definition any more";
    }
    return name + (site.get().scope().covers(url) ? ", in scope" : ", out of scope");
  }

  private RobotsWord robots(String url, Optional<SiteDefinition> site) {
    Instant now = clock.instant();
    Optional<StoredRobots> kept =
        frontier == null ? Optional.empty() : frontier.robots(AddressRules.authority(url));
    RobotsWord word = RobotsWord.of(url, kept, UserAgent.token(), now);
    return site.flatMap(one -> one.authorityOn(now.atZone(ZoneOffset.UTC).toLocalDate()))
        .map(
            by ->
                new RobotsWord(
                    true,
                    "lifted by "
                        + by.who()
                        + " ("
                        + by.reference()
                        + ", until "
                        + by.until()
                        + "); "
                        + word.words()))
        .orElse(word);
  }

  private AddressStanding unknown(String address, String plain) {
    Optional<SiteDefinition> covering =
        sites.stream().filter(site -> site.scope().covers(canonical(site, address))).findFirst();
    String canonical = covering.map(site -> canonical(site, address)).orElse(plain);
    Map<String, String> facts = spelling(address, canonical);
    facts.put(
        "site", covering.map(site -> site.name() + ", in scope").orElse("no definition covers it"));
    RobotsWord robots = robots(canonical, covering);
    facts.put("robots.txt", robots.words());
    Optional<String> against =
        Optional.<String>empty()
            .or(() -> covering.isEmpty() ? Optional.of(outOfScope(canonical)) : Optional.empty())
            .or(() -> covering.flatMap(site -> byDefinition(site, canonical)))
            .or(() -> refusal(canonical))
            .or(
                () ->
                    robots.open()
                        ? Optional.empty()
                        : Optional.of("robots.txt: " + robots.words()));
    String why =
        against
            .map(reason -> "no run knows it, and none would ask it: " + reason)
            .orElse(
                "no run knows it: no page that was read leads to it, except perhaps by a link marked"
                    + " nofollow; it would be asked if one did");
    return new AddressStanding(
        address,
        canonical,
        covering.map(SiteDefinition::name).orElse(null),
        against.isPresent() ? Standing.WOULD_BE_SKIPPED : Standing.WOULD_BE_ASKED,
        why,
        facts,
        List.of(),
        false);
  }

  /** Which part of which definition keeps it out, if one has its host. */
  private String outOfScope(String canonical) {
    Function<SiteDefinition, Optional<String>> keepsOut =
        site ->
            site.scope().outside(canonical).map(reason -> "by site " + site.name() + ", " + reason);
    return sites.stream()
        .flatMap(site -> keepsOut.apply(site).stream())
        .findFirst()
        .orElse("no site definition has the host " + AddressRules.authority(canonical));
  }

  private Optional<String> byDefinition(SiteDefinition site, String canonical) {
    if (!site.enabled()) {
      return Optional.of("the site " + site.name() + " is switched off");
    }
    boolean start = site.start().contains(canonical);
    boolean never =
        !start
            && extractor.ofEngine(site.engine()).role(URI.create(canonical))
                == Extraction.Role.NEVER;
    return never
        ? Optional.of("by its address it never shows an item: a log-in, a form, a copy")
        : Optional.empty();
  }

  private Optional<String> refusal(String canonical) {
    try (EgressGuard guard = new EgressGuard(NUMBERS, false, clock)) {
      return guard
          .refusal(URI.create(canonical))
          .filter(reason -> !reason.startsWith("host not found"));
    }
  }
}
