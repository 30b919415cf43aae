package org.hulian.crawler.frontier;

import edu.uci.ics.crawler4j.url.AbstractWebURL;
import java.io.Serial;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One address on its way through the crawler: claimed from the frontier, asked, and handed back
 * with what came of it. Used by one thread at a time.
 */
public final class FrontierAddress extends AbstractWebURL {
  @Serial private static final long serialVersionUID = 1L;

  private final transient long id;
  private final transient long host;
  private final transient LinkRole role;
  private final transient int hops;
  private final transient History history;
  private transient Settlement settlement = new Settlement.Released();
  private transient HostContact contact = HostContact.NONE;
  private transient @Nullable String closed;
  private transient @Nullable Instant changedAt;
  private transient @Nullable FrontierAddress source;
  private transient @Nullable Duration latency;
  private transient List<FrontierAddress> links = List.of();

  /**
   * What is known from before.
   *
   * @param failures in this run
   * @param seen whether it ever answered with a page
   * @param suspect whether a run ended while it was leased
   */
  public record History(
      int failures, boolean seen, boolean suspect, Settlement.Validators validators) {
    static final History NONE = new History(0, false, false, Settlement.Validators.NONE);
  }

  FrontierAddress(long id, long host, LinkRole role, int hops, History history) {
    this.id = id;
    this.host = host;
    this.role = role;
    this.hops = hops;
    this.history = history;
  }

  /**
   * An address that was found.
   *
   * @param url canonical
   * @param depth steps from a start address
   * @param hops redirects that led here
   */
  public static FrontierAddress found(String url, LinkRole role, int depth, int hops) {
    FrontierAddress address = new FrontierAddress(0, 0, role, hops, History.NONE);
    address.setURL(url);
    address.setDepth((short) depth);
    return address;
  }

  /** The canonical address itself. */
  public String url() {
    return getURL();
  }

  /** Steps from a start address. */
  public int depth() {
    return getDepth();
  }

  long id() {
    return id;
  }

  long host() {
    return host;
  }

  public LinkRole role() {
    return role;
  }

  public int hops() {
    return hops;
  }

  public History history() {
    return history;
  }

  /**
   * Says that this address may not be asked, by robots.txt for one; it is kept as dead, so that it
   * is told of once.
   */
  public void close(String reason) {
    closed = reason;
  }

  /** Why it is closed; empty if it is not. */
  public String closed() {
    return closed == null ? "" : closed;
  }

  /** Whether it is closed for there being too many like it. */
  public boolean isTrap() {
    return closed().startsWith(TemplateTable.TRAP);
  }

  /** Says when its page last changed, as a sitemap has it. */
  public void changedAt(Instant instant) {
    changedAt = instant;
  }

  @Nullable Instant changedAt() {
    return changedAt;
  }

  /** Says how long its server took to begin its answer. */
  public void answeredAfter(Duration time) {
    latency = time;
  }

  /** Absent if there was no answer. */
  @Nullable Duration latency() {
    return latency;
  }

  /** Says on which leased address's page it was found; the two are written down together. */
  public void foundOn(FrontierAddress page) {
    source = page;
  }

  @Nullable FrontierAddress source() {
    return source;
  }

  void leadsTo(List<FrontierAddress> addresses) {
    links = addresses;
  }

  /** What its page leads to, as far as that is not written down yet. */
  List<FrontierAddress> links() {
    return links;
  }

  /** Says what came of it; until then it will be ready again. */
  public void settle(Settlement outcome, HostContact hostContact) {
    settlement = outcome;
    contact = hostContact;
  }

  public Settlement settlement() {
    return settlement;
  }

  public HostContact contact() {
    return contact;
  }
}
