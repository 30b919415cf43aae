package org.hulian.crawler;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A site on the loopback address that remembers who asked for what, and when. */
public final class LoopbackSite implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, Page> pages = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<Hit> hits = new ConcurrentLinkedQueue<>();

  /** One request. */
  public record Hit(String path, long nanos, Map<String, List<String>> headers) {}

  /** Answers a request. */
  @FunctionalInterface
  public interface Page {
    void answer(HttpExchange exchange) throws IOException, InterruptedException;
  }

  public LoopbackSite() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  private void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().toString();
    hits.add(new Hit(path, System.nanoTime(), Map.copyOf(exchange.getRequestHeaders())));
    Page page = pages.get(path);
    try (exchange) {
      if (page != null) {
        page.answer(exchange);
      } else {
        exchange.sendResponseHeaders(404, -1);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  public int port() {
    return server.getAddress().getPort();
  }

  /** The address of a path. */
  public String url(String path) {
    return "http://127.0.0.1:" + port() + path;
  }

  public LoopbackSite page(String path, Page page) {
    pages.put(path, page);
    return this;
  }

  /** An HTML page. */
  public LoopbackSite html(String path, String body) {
    return page(path, exchange -> send(exchange, 200, "text/html; charset=utf-8", utf8(body)));
  }

  /** A page that answers with a status and nothing else. */
  public LoopbackSite status(String path, int status) {
    return page(path, exchange -> exchange.sendResponseHeaders(status, -1));
  }

  public LoopbackSite redirect(String path, int status, String target) {
    return page(
        path,
        exchange -> {
          exchange.getResponseHeaders().set("Location", target);
          exchange.sendResponseHeaders(status, -1);
        });
  }

  public LoopbackSite robots(String text) {
    return page("/robots.txt", exchange -> send(exchange, 200, "text/plain", utf8(text)));
  }

  public static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  public static void send(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  public List<Hit> hits() {
    return List.copyOf(hits);
  }

  /** Paths in the order in which they were asked for. */
  public List<String> paths() {
    List<String> paths = new ArrayList<>();
    hits.forEach(hit -> paths.add(hit.path()));
    return paths;
  }

  public long hits(String path) {
    return hits.stream().filter(hit -> hit.path().equals(path)).count();
  }

  public void forget() {
    hits.clear();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
