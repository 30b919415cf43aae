package org.hulian.app;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** A market on the loopback address whose items are put up, edited and taken down by the test. */
final class ChangingMarket implements AutoCloseable {
  private static final String GONE = "<html><title>x</title><body><h1>商品已下架</h1></body></html>";

  private final HttpServer server;
  private final Map<Integer, String> items = new ConcurrentSkipListMap<>();
  private final Map<Integer, String> gone = new ConcurrentSkipListMap<>();

  ChangingMarket() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  /** Puts an item up, or edits it. */
  void put(int number, String text) {
    gone.remove(number);
    items.put(number, text);
  }

  /** Takes an item down: its address answers 404 from now on. */
  void delete(int number) {
    items.remove(number);
  }

  /** Takes an item down: its page says so, with status 200. */
  void sayDeleted(int number) {
    items.remove(number);
    gone.put(number, GONE);
  }

  String address(int number) {
    return root() + "item/" + number;
  }

  String root() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String page = page(path);
    byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
    try (exchange) {
      exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
      exchange.sendResponseHeaders(page.isEmpty() ? 404 : 200, page.isEmpty() ? -1 : bytes.length);
      if (!page.isEmpty()) {
        exchange.getResponseBody().write(bytes);
      }
    }
  }

  private String page(String path) {
    if (path.equals("/")) {
      StringBuilder links = new StringBuilder();
      items.forEach((number, text) -> links.append(link(number, text)));
      return "<html><title>x</title><body><ul>" + links + "</ul></body></html>";
    }
    if (!path.startsWith("/item/")) {
      return "";
    }
    int number = Integer.parseInt(path.substring("/item/".length()));
    String text = items.get(number);
    return text == null ? gone.getOrDefault(number, "") : item(text);
  }

  private static String link(int number, String text) {
    return "<li><a href=\"/item/%d\">%s</a></li>".formatted(number, text);
  }

  private static String item(String text) {
    return """
        <html><head><title>%1$s</title><script type="application/ld+json">
        {"@context":"https://schema.org","@type":"Product","name":"%1$s",
         "offers":{"@type":"Offer","price":"120","priceCurrency":"CNY"}}
        </script></head><body><h1>%1$s</h1></body></html>
        """
        .formatted(text);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
