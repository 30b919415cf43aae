package org.hulian.crawler;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hulian.crawler.AddressStanding.Standing;
import org.hulian.crawler.fetch.RobotsWord;
import org.hulian.crawler.frontier.AddressState;
import org.hulian.crawler.frontier.KnownAddress;
import org.hulian.crawler.frontier.KnownAddress.HostState;
import org.hulian.crawler.frontier.LinkRole;
import org.hulian.crawler.site.AddressRules;
import org.hulian.crawler.site.SiteDefinition;
import org.hulian.crawler.site.SiteDefinition.Limits;
import org.jspecify.annotations.Nullable;

/** Puts into words what the frontier knows of one address. */
final class KnownStanding {
  private static final String GIVEN_UP = " was given up for not serving us";

  /** Times beyond are not meant. */
  private static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

  private final KnownAddress known;
  private final Optional<SiteDefinition> site;
  private final RobotsWord robots;
  private final Instant now;

  KnownStanding(KnownAddress known, Optional<SiteDefinition> site, RobotsWord robots, Instant now) {
    this.known = known;
    this.site = site;
    this.robots = robots;
    this.now = now;
  }

  Standing standing() {
    return switch (known.state()) {
      case DISCOVERED -> Standing.SKIPPED;
      case READY, RETRY -> Standing.WAITS;
      case LEASED -> isLeased() ? Standing.BEING_ASKED : Standing.WAITS;
      case DONE -> known.looks().movedTo() == null ? Standing.FETCHED : Standing.MOVED;
      case DEAD -> dead();
    };
  }

  private Standing dead() {
    if (known.gone()) {
      return Standing.GONE;
    }
    String reason = String.valueOf(known.reason());
    boolean skipped =
        known.trap()
            || reason.equals(CrawlDesk.OUT_OF_SCOPE)
            || reason.equals(CrawlDesk.NEVER_AN_ITEM)
            || reason.startsWith("closed by robots.txt");
    return skipped ? Standing.SKIPPED : Standing.FAILED;
  }

  String why() {
    return switch (known.state()) {
      case DISCOVERED ->
          "it is "
              + known.way().depth()
              + " steps from a start address, and the site goes no further"
              + " than "
              + limits().maxDepth();
      case READY -> "it waits: " + waits();
      case RETRY -> retry();
      case LEASED ->
          isLeased()
              ? "it is being asked just now"
              : "it was being asked when a run was broken off; the next one asks it again";
      case DONE ->
          known.looks().movedTo() == null
              ? "it was fetched; it showed "
                  + (known.shown().isEmpty() ? "no item" : count(known.shown().size(), "item"))
              : "it redirects to " + known.looks().movedTo();
      case DEAD -> known.reason() + ", in " + run(known.looks().run()) + "; " + again();
    };
  }

  private Limits limits() {
    return site.map(SiteDefinition::limits).orElse(Limits.DEFAULT);
  }

  private boolean isLeased() {
    Instant until = known.host().leasedUntil();
    return known.state() == AddressState.LEASED && until != null && until.isAfter(now);
  }

  /** What keeps it from being asked, the strongest first. */
  private String waits() {
    HostState host = known.host();
    String authority = AddressRules.authority(known.url());
    if (known.site().endedAt() != null) {
      return "the run that began at "
          + known.site().startedAt()
          + " has ended; the next one asks it"
          + (host.openUntil().isAfter(now)
              ? ", yet not before " + host.openUntil() + ", since " + authority + GIVEN_UP
              : "");
    }
    if (known.site().requests() >= limits().maxPages()) {
      return "the run has made as many requests as it may, " + limits().maxPages();
    }
    if (host.held() != null) {
      return "nothing more is asked of "
          + authority
          + " in this run ("
          + host.held()
          + "); another one asks it"
          + (host.openUntil().isAfter(now) ? " after " + host.openUntil() : "");
    }
    if (host.openUntil().isAfter(now)) {
      return authority + GIVEN_UP + " and is not asked before " + host.openUntil();
    }
    if (!robots.open()) {
      return "robots.txt " + robots.words();
    }
    if (host.leasedUntil() != null && host.leasedUntil().isAfter(now)) {
      return authority + " is being asked for something else just now" + ahead();
    }
    return host.nextAt().isAfter(now)
        ? authority
            + " may not be asked before "
            + host.nextAt()
            + ", by its pace or since it asked"
            + " for a pause"
            + ahead()
        : "it is due as soon as a run goes on" + ahead();
  }

  private String ahead() {
    long ahead = known.host().ahead();
    return ahead == 0 ? "" : "; " + count(ahead, "address") + " of that host come first";
  }

  private String retry() {
    Instant at = known.tries().notBefore();
    return "it failed "
        + count(known.tries().failures(), "time")
        + " ("
        + known.reason()
        + ")"
        + (at == null ? "" : " and is not asked again before " + at);
  }

  private String run(long number) {
    return number == known.site().run()
        ? "the run that began at " + known.site().startedAt()
        : number == 0
            ? "a run that was broken off"
            : "run " + number + " of its site, an earlier one";
  }

  private String again() {
    if (known.trap()) {
      return "it is not asked at all";
    }
    if (known.gone() && known.shown().isEmpty()) {
      return "it is asked again only where the site still leads to it";
    }
    Instant rests = known.looks().nextAt();
    return known.gone() && rests != null && rests.isAfter(now)
        ? "it rests" + (rests.isBefore(NEVER) ? " until " + rests : " for good")
        : "the next run looks again";
  }

  /** Whether there was an answer, also one that says no. */
  boolean answered() {
    return known.looks().seenAt() != null
        || known.looks().movedTo() != null
        || String.valueOf(known.reason()).startsWith("status ");
  }

  /** How it was found. */
  String way() {
    LinkRole role = known.way().role();
    String what =
        role == LinkRole.START
            ? "a start address"
            : role.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return what
        + ", "
        + count(known.way().depth(), "step")
        + " from a start address"
        + (known.way().hops() == 0
            ? ""
            : ", " + count(known.way().hops(), "redirect") + " on the way");
  }

  /** When it was looked at, and when it is next. */
  Map<String, String> looks() {
    Map<String, String> looks = new LinkedHashMap<>();
    put(looks, "last page", known.looks().seenAt());
    boolean looked = known.state() == AddressState.DONE;
    put(looks, "next look", looked ? known.looks().nextAt() : null);
    return looks;
  }

  private static void put(Map<String, String> looks, String name, @Nullable Instant at) {
    if (at != null) {
      looks.put(
          name, name.equals("next look") ? "in the first run from " + at + " on" : at.toString());
    }
  }

  private static String count(long number, String noun) {
    return number == 1 ? "1 " + noun : number + " " + noun + (noun.endsWith("s") ? "es" : "s");
  }
}
