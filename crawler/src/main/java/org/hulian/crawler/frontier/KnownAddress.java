package org.hulian.crawler.frontier;

import java.time.Instant;
import java.util.List;
import org.hulian.listing.ListingId;
import org.jspecify.annotations.Nullable;

/**
 * What the frontier knows of an address of one site, for people to read.
 *
 * @param url canonical
 * @param reason why it is dead or waits; absent where there is no more to say
 * @param gone whether the server says that nothing is there
 * @param shown the items that it showed when it was last looked at
 */
public record KnownAddress(
    SiteState site,
    String url,
    AddressState state,
    Way way,
    @Nullable String reason,
    boolean gone,
    Tries tries,
    Looks looks,
    HostState host,
    List<ListingId> shown) {
  public KnownAddress {
    shown = List.copyOf(shown);
  }

  /** Whether it is dead for being one too many of its form, for good. */
  public boolean trap() {
    return state == AddressState.DEAD && String.valueOf(reason).startsWith(TemplateTable.TRAP);
  }

  /**
   * How the last run of its site stands.
   *
   * @param run its number, from 1
   * @param endedAt absent while it goes on, and of one that was broken off
   * @param requests made in it so far
   */
  public record SiteState(
      String name, long run, Instant startedAt, @Nullable Instant endedAt, long requests) {}

  /**
   * How it was found.
   *
   * @param depth steps from a start address
   * @param hops redirects that led there
   */
  public record Way(LinkRole role, int depth, int hops) {}

  /**
   * What was tried.
   *
   * @param failures in this run
   * @param notBefore when it is asked again, absent where it is not put off
   */
  public record Tries(int failures, @Nullable Instant notBefore) {}

  /**
   * When it was looked at.
   *
   * @param run in which it was last settled; 0 if it never was
   * @param seenAt the last answer with a page, absent if there was none
   * @param nextAt not looked at again before, absent if it was never looked at
   * @param movedTo where it leads, absent if it shows a page itself
   */
  public record Looks(
      long run, @Nullable Instant seenAt, @Nullable Instant nextAt, @Nullable String movedTo) {}

  /**
   * How its host stands.
   *
   * @param nextAt no request before
   * @param openUntil it was given up, and is not asked before; long ago if it was not
   * @param leasedUntil somebody is asking it; absent if nobody is
   * @param held why nothing more is asked in this run, absent if it is
   * @param ahead addresses of the same host that come first
   */
  public record HostState(
      Instant nextAt,
      Instant openUntil,
      @Nullable Instant leasedUntil,
      @Nullable String held,
      long ahead) {}
}
