package org.hulian.app;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A site on the loopback address whose start page links to items, and which notes who asked. */
final class LoopbackSite implements AutoCloseable {
  private final HttpServer server;
  private final Queue<String> asked = new ConcurrentLinkedQueue<>();
  private volatile boolean refusing;
  private final int items;
  private final String robots;
  private final long pauseMillis;

  /**
   * Starts it.
   *
   * @param items how many the start page links to
   * @param robots the text of robots.txt, empty for none
   * @param pauseMillis how long each answer takes
   */
  LoopbackSite(int items, String robots, long pauseMillis) throws IOException {
    this.items = items;
    this.robots = robots;
    this.pauseMillis = pauseMillis;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    asked.add(path);
    String text = path.equals("/robots.txt") ? robots : page(path);
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    try (exchange) {
      Thread.sleep(pauseMillis);
      exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
      if (refusing && !path.equals("/robots.txt")) {
        exchange.sendResponseHeaders(403, -1);
        return;
      }
      exchange.sendResponseHeaders(text.isEmpty() ? 404 : 200, text.isEmpty() ? -1 : bytes.length);
      if (!text.isEmpty()) {
        exchange.getResponseBody().write(bytes);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String page(String path) {
    StringBuilder links = new StringBuilder();
    for (int i = 0; path.equals("/") && i < items; i++) {
      links.append("<a href=\"/item/").append(i).append("\">").append(i).append("</a>");
    }
    return "<html><body>" + links + "</body></html>";
  }

  /** From now on every page is refused, or served again. */
  void refuse(boolean now) {
    refusing = now;
  }

  /** Every path that was asked for, in order. */
  Queue<String> asked() {
    return asked;
  }

  /** The address of a path. */
  String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  /**
   * Makes a folder to start the program from, whose only site is this one, under the name {@code
   * loopback}.
   *
   * @param keys further keys of the site definition
   */
  Path home(Path folder, String keys) throws IOException {
    Path seeds = folder.resolve("home/seeds");
    Files.createDirectories(seeds.resolve("engines"));
    Files.createDirectories(seeds.resolve("sites"));
    Files.writeString(
        seeds.resolve("sites/loopback.yaml"),
        """
        name: loopback
        platform: loopback
        start: ["http://127.0.0.1:%1$d/"]
        scope: {prefixes: ["http://127.0.0.1:%1$d/"]}
        delay: 0s
        sitemap: false
        contact: https://hulian.example/crawler
        %2$s
        """
            .formatted(server.getAddress().getPort(), keys));
    return folder.resolve("home");
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
