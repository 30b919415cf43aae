package org.hulian.app.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.hulian.app.demo.SampleItem.Change;

/**
 * Serves the shop and the forum of the sample market, each on a free port of the loopback address,
 * until it is closed. Some pages try the crawler: one never answers, one answers 500.
 */
public final class SampleMarket implements AutoCloseable {
  private static final int LAST_CHANGE = 3;
  private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);

  private final SitePages marketPages;
  private final SitePages forumPages;
  private final HttpServer market;
  private final HttpServer forum;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final AtomicInteger day = new AtomicInteger(1);

  /**
   * Starts serving.
   *
   * @param folder {@code seeds/sample-market}
   * @throws IOException if the data cannot be read or no port can be had
   */
  public SampleMarket(Path folder, Clock clock) throws IOException {
    OffsetDateTime now =
        clock.instant().atOffset(CHINA).truncatedTo(ChronoUnit.HOURS).minusHours(1);
    marketPages = new MarketPages(folder, now);
    forumPages = new ForumPages(folder, now);
    market = serve(marketPages);
    forum = serve(forumPages);
  }

  /** Where the shop is, with a slash at the end. */
  public URI marketAddress() {
    return address(market);
  }

  /** Where the forum is, with a slash at the end. */
  public URI forumAddress() {
    return address(forum);
  }

  /**
   * Lets a day pass: items are edited, deleted and brought back on the second and on the third.
   * Returns the number of the day that begins.
   */
  public int nextDay() {
    return day.incrementAndGet();
  }

  /** What was planted until today, with the addresses where it stands or stood. */
  public List<Planted> planted() {
    int today = day.get();
    return Stream.of(market, forum)
        .flatMap(
            server -> {
              SitePages pages = server == market ? marketPages : forumPages;
              return pages.site().items().stream()
                  .filter(item -> item.wasThereBy(today))
                  .map(item -> plant(item, address(server).resolve(pages.address(item))));
            })
        .toList();
  }

  private static Planted plant(SampleItem item, URI address) {
    // Only its last version is an offer, of an item that its author edits.
    String title =
        Optional.of(item)
            .filter(SampleItem::isOffer)
            .flatMap(offer -> offer.edited(LAST_CHANGE))
            .map(Change.Edited::title)
            .orElse(item.title());
    return new Planted(address, title, item.truth(), item.category(), item.disguise());
  }

  private HttpServer serve(SitePages pages) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", exchange -> answer(exchange, server, pages));
    server.start();
    return server;
  }

  private static URI address(HttpServer server) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  private void answer(HttpExchange exchange, HttpServer server, SitePages pages)
      throws IOException {
    String path = exchange.getRequestURI().getPath();
    switch (path) {
      case "/robots.txt" -> send(exchange, 200, "text/plain", robots(server), "utf-8");
      case "/sitemap.xml" ->
          send(exchange, 200, "application/xml", sitemap(server, pages), "utf-8");
      case "/notice/slow" -> hang(exchange);
      case "/notice/broken" -> send(exchange, 500, "text/html", "<h1>500</h1>", "utf-8");
      case "/notice/moved" -> {
        exchange.getResponseHeaders().set("Location", "/");
        send(exchange, 302, "text/html", "", "utf-8");
      }
      default -> {
        var page = pages.page(path, day.get());
        send(
            exchange,
            page.isPresent() ? 200 : 404,
            "text/html",
            page.orElseGet(pages::gone),
            pages.charset());
      }
    }
  }

  private static String robots(HttpServer server) {
    return """
        User-agent: *
        Disallow: /private/
        Sitemap: %ssitemap.xml
        """
        .formatted(address(server));
  }

  private String sitemap(HttpServer server, SitePages pages) {
    StringBuilder xml =
        new StringBuilder(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                + "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
    for (SampleItem item : pages.site().visible(day.get())) {
      xml.append(
          String.format(
              Locale.ROOT,
              "<url><loc>%s</loc></url>%n",
              address(server).resolve(pages.address(item))));
    }
    return xml.append("</urlset>\n").toString();
  }

  /** Says nothing until the market closes. */
  private void hang(HttpExchange exchange) {
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    exchange.close();
  }

  private static void send(
      HttpExchange exchange, int status, String type, String text, String charset)
      throws IOException {
    byte[] body =
        text.getBytes(charset.equals("GBK") ? Charset.forName("GBK") : StandardCharsets.UTF_8);
    // The forum sends no charset in the header: it is in the page, as old forums do.
    boolean silent = charset.equals("GBK");
    exchange
        .getResponseHeaders()
        .set("Content-Type", silent ? type : type + "; charset=" + charset);
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    try (exchange) {
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    closed.countDown();
    market.stop(0);
    forum.stop(0);
    threads.shutdownNow();
  }
}
