package org.hulian.app;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A market on the loopback address in which only one page leads to each other, so that what is lost
 * on the way is never found again. Some addresses are gone, some lead elsewhere, some are closed.
 */
final class TreeMarket implements AutoCloseable {
  static final String ROBOTS = "/robots.txt";

  /** An answer to robots.txt takes so long, so that a kill can come before it. */
  private static final long ROBOTS_MILLIS = 150;

  private static final int GONE = 11;
  private static final int MOVED = 13;
  private static final int CLOSED = 17;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final ConcurrentLinkedQueue<String> asked = new ConcurrentLinkedQueue<>();
  private final int pages;

  TreeMarket(int pages) throws IOException {
    this.pages = pages;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  /** Every path that was asked for, in order. */
  List<String> asked() {
    return List.copyOf(asked);
  }

  long asked(String path) {
    return asked.stream().filter(path::equals).count();
  }

  void forget() {
    asked.clear();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    asked.add(path);
    try (exchange) {
      if (path.equals(ROBOTS)) {
        Thread.sleep(ROBOTS_MILLIS);
        send(exchange, "text/plain", "User-agent: *\nDisallow: /closed/\n");
        return;
      }
      int number = path.equals("/") ? 0 : Integer.parseInt(path.replaceFirst(".*/", ""));
      if (path.startsWith("/moved/")) {
        exchange.getResponseHeaders().set("Location", "/i/" + number);
        exchange.sendResponseHeaders(302, -1);
      } else if (path.startsWith("/gone/")) {
        exchange.sendResponseHeaders(404, -1);
      } else {
        send(exchange, "text/html; charset=utf-8", page(number));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String page(int number) {
    StringBuilder html = new StringBuilder("<html><head><script type=application/ld+json>");
    html.append("{\"@context\":\"https://schema.org\",\"@type\":\"Product\",\"name\":\"二手书 第")
        .append(number)
        .append("册\",\"description\":\"九成新，自提。编号")
        .append(number)
        .append("\",\"offers\":{\"@type\":\"Offer\",\"price\":\"20\",\"priceCurrency\":\"CNY\"}}")
        .append("</script></head><body><h1>二手书 第")
        .append(number)
        .append("册</h1>");
    for (int next = 2 * number + 1; next <= 2 * number + 2 && next < pages; next++) {
      String kind = next % MOVED == 0 ? "moved" : "i";
      html.append("<a href=/").append(kind).append('/').append(next).append(">more</a> ");
    }
    if (number % GONE == 0) {
      html.append("<a href=/gone/").append(number).append(">old</a> ");
    }
    if (number % CLOSED == 0) {
      html.append("<a href=/closed/").append(number).append(">closed</a>");
    }
    return html.append("</body></html>").toString();
  }

  private static void send(HttpExchange exchange, String type, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
