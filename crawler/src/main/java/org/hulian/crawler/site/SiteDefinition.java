package org.hulian.crawler.site;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One site to be watched, as its file in {@code seeds/sites} states it.
 *
 * @param name also the name of the file, without {@code .yaml}
 * @param platform the marketplace or forum as its users call it
 * @param enabled whether it is crawled
 * @param start canonical addresses to begin with, at least one
 * @param scope which addresses belong to it
 * @param limits how fast and how far
 * @param schedule when it is due, absent if it is run by hand
 * @param engine name of the engine definition by which its pages are read, or {@link #GENERIC}
 * @param sitemap whether its sitemaps are asked for
 * @param authority absent unless the owner lets us look past robots.txt
 * @param contact mail or web address for the user agent, absent to use the operator's
 * @param rendering whether a browser runs the scripts of its pages
 */
public record SiteDefinition(
    String name,
    String platform,
    boolean enabled,
    List<String> start,
    Scope scope,
    Limits limits,
    @Nullable CronSchedule schedule,
    String engine,
    boolean sitemap,
    @Nullable Authority authority,
    @Nullable String contact,
    Rendering rendering) {
  /** The engine of a site whose pages say themselves, by their marks, how they are read. */
  public static final String GENERIC = "generic";

  /** Shorter delays are refused, except on the loopback address. */
  public static final Duration MIN_DELAY = Duration.ofMillis(200);

  public SiteDefinition {
    start = List.copyOf(start);
    if (start.isEmpty()) {
      throw new IllegalArgumentException("a site has a start address");
    }
  }

  /**
   * Whether what a rendered page wants may be asked of a host.
   *
   * @param authority scheme, host and port as in a canonical address
   */
  public boolean rendersFrom(String authority) {
    return scope.names(authority) || Scope.named(rendering.hosts(), authority);
  }

  /** The owner's permission, if it holds on this day. */
  public Optional<Authority> authorityOn(LocalDate day) {
    return Optional.ofNullable(authority).filter(a -> a.holdsOn(day));
  }

  /**
   * How fast, how far, and how often.
   *
   * @param delay between two requests to one host, from the first byte of an answer to the next
   *     request
   * @param maxPages requests in one run, parts of rendered pages included, at least 1
   * @param maxDepth steps from a start address, at least 0
   * @param maxPerTemplate addresses of one host that only differ in digits and in the values of
   *     parameters, at least 1; those that show items have no such limit
   * @param again when what is known is looked at again
   */
  public record Limits(
      Duration delay, int maxPages, int maxDepth, int maxPerTemplate, Again again) {
    /** More pages of one kind, none of them an item, are a calendar or a filter. */
    private static final int USUAL_PER_TEMPLATE = 2_000;

    /** Polite by default: two seconds, ten thousand pages, twenty steps, 2,000 of one template. */
    public static final Limits DEFAULT = new Limits(Duration.ofSeconds(2), 10_000, 20);

    public Limits {
      if (delay.isNegative() || maxPages < 1 || maxDepth < 0 || maxPerTemplate < 1) {
        throw new IllegalArgumentException("limits are not negative, and allow one page");
      }
    }

    /** With the usual number of addresses of one template, and a look at all in every run. */
    public Limits(Duration delay, int maxPages, int maxDepth) {
      this(delay, maxPages, maxDepth, USUAL_PER_TEMPLATE, Again.EVERY_RUN);
    }
  }

  /**
   * When pages and items that are known are looked at again. A page that did not change is left
   * alone longer each time, and one that did half as long.
   *
   * @param shortest time between two looks at a page; zero if every run looks at all
   * @param longest time between two looks at a page
   * @param watch longest time between two looks at an item that a notice is out for
   */
  public record Again(Duration shortest, Duration longest, Duration watch) {
    /** Every run looks at everything, and there is a run a day while a notice is out. */
    public static final Again EVERY_RUN =
        new Again(Duration.ZERO, Duration.ZERO, Duration.ofDays(1));

    public Again {
      if (shortest.isNegative() || longest.compareTo(shortest) < 0 || !watch.isPositive()) {
        throw new IllegalArgumentException("times grow from the shortest to the longest");
      }
    }
  }
}
