package org.hulian.crawler.render;

import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.hulian.crawler.PageSnapshot;
import org.hulian.crawler.fetch.PagePart;
import org.hulian.crawler.fetch.PartLoader;
import org.hulian.crawler.site.AddressRules;
import org.jspecify.annotations.Nullable;

/** Answers what one page asks its browser for. Used by the browser's thread. */
final class PageParts {
  /** A page that wants more is not one that is made of its parts. */
  private static final int MOST_PARTS = 100;

  private static final long MOST_BYTES = 32L << 20;
  private static final int MOST_FOREIGN = 20;

  /**
   * As the browser calls them; all else is of no use for reading a page. Frames are pages of their
   * own, which the crawl finds by their links.
   */
  private static final Set<String> WANTED = Set.of("script", "stylesheet", "xhr", "fetch");

  private static final Set<String> LASTING = Set.of("script", "stylesheet");

  private final PageSnapshot page;
  private final PartLoader loader;
  private final Predicate<String> hosts;
  private final Instant until;
  private final Set<String> foreign = new TreeSet<>();
  private boolean begun;
  private int parts;
  private long bytes;
  private @Nullable String movedTo;

  PageParts(PageSnapshot page, PartLoader loader, Predicate<String> hosts, Instant until) {
    this.page = page;
    this.loader = loader;
    this.hosts = hosts;
    this.until = until;
  }

  /** Where the page's scripts want to lead its visitor; absent if nowhere. */
  @Nullable String movedTo() {
    return movedTo;
  }

  /** Hosts that were wanted and are none of the site's. */
  Set<String> foreign() {
    return foreign;
  }

  /**
   * Answers one request.
   *
   * @param main whether it is for the page in the visitor's own window
   */
  void answer(Route route, boolean main) {
    Request request = route.request();
    if (main && request.isNavigationRequest()) {
      navigate(route, request);
      return;
    }
    if (!WANTED.contains(request.resourceType()) || !request.method().equals("GET")) {
      route.abort();
      return;
    }
    PagePart part = part(request);
    if (part instanceof PagePart.Served served) {
      bytes += served.body().length;
      fulfill(route, served.status(), served.headers(), served.body());
    } else {
      route.abort();
    }
  }

  /**
   * The first is the page itself. A script that leads elsewhere is a redirect, not followed here.
   */
  private void navigate(Route route, Request request) {
    if (!begun) {
      begun = true;
      fulfill(route, page.status(), PartLoader.passedOn(page.headers()), page.body());
      return;
    }
    String target = request.url();
    boolean elsewhere = !withoutFragment(target).equals(page.uri().toString());
    if (elsewhere && movedTo == null && request.method().equals("GET")) {
      movedTo = target;
    }
    route.abort();
  }

  private static String withoutFragment(String url) {
    int hash = url.indexOf('#');
    return hash < 0 ? url : url.substring(0, hash);
  }

  private PagePart part(Request request) {
    String url = request.url();
    note(url);
    if (movedTo != null || ++parts > MOST_PARTS || bytes > MOST_BYTES) {
      return new PagePart.Refused("it wants too much");
    }
    boolean lasting = LASTING.contains(request.resourceType());
    try {
      String own = AddressRules.authority(page.uri().toString());
      return loader.load(new PartLoader.Wish(url, request.headers(), own, lasting, hosts, until));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new PagePart.Refused("stopped");
    }
  }

  private void note(String url) {
    try {
      URI uri = URI.create(url);
      String authority = uri.getScheme() + "://" + uri.getRawAuthority();
      if (uri.getRawAuthority() != null
          && !hosts.test(authority)
          && foreign.size() < MOST_FOREIGN) {
        foreign.add(authority);
      }
    } catch (IllegalArgumentException e) {
      return; // it will be refused
    }
  }

  private static void fulfill(Route route, int status, Map<String, String> headers, byte[] body) {
    route.fulfill(
        new Route.FulfillOptions()
            .setStatus(status)
            .setHeaders(new LinkedHashMap<>(headers))
            .setBodyBytes(body));
  }
}
