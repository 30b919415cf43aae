package org.hulian.bench.crawl;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;

/**
 * The process that serves the forum, on one loopback address for each host where the system has
 * many, and on one port for each where it has one. It is asked for what it saw over its standard
 * input, a line for a line, and ends with that.
 */
final class ForumServer {
  private static final long SEED = 20_261_126;

  private static final String ROBOTS =
      """
      User-agent: *
      Disallow: /*.php?
      Disallow: /*/archiver/
      """;

  private final MadeForum forum = new MadeForum(SEED);
  private final ArrivalLog log = new ArrivalLog();
  private final List<String> hosts = new ArrayList<>();

  private ForumServer() {}

  /**
   * Serves until its standard input ends.
   *
   * @param args how many hosts
   */
  public static void main(String[] args) throws IOException {
    System.setProperty("sun.net.httpserver.nodelay", "true"); // or answers wait 40 ms now and then
    ForumServer server = new ForumServer();
    server.open(Integer.parseInt(args[0]));
    System.out.println(String.join(" ", server.hosts));
    server.obey();
    System.exit(0);
  }

  private void open(int number) throws IOException {
    for (int i = 1; i <= number; i++) {
      HttpServer server = HttpServer.create(address(i), 0);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      InetSocketAddress address = server.getAddress();
      String host = address.getAddress().getHostAddress() + ":" + address.getPort();
      server.createContext("/", exchange -> answer(exchange, host));
      server.start();
      hosts.add(host);
    }
  }

  private static InetSocketAddress address(int number) throws IOException {
    InetAddress own = InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) number});
    boolean there = System.getProperty("os.name").startsWith("Linux");
    return new InetSocketAddress(there ? own : InetAddress.getLoopbackAddress(), 0);
  }

  private void answer(HttpExchange exchange, String host) throws IOException {
    log.arrived(host, System.nanoTime());
    String path = exchange.getRequestURI().toString();
    try (exchange) {
      if (path.equals("/robots.txt")) {
        send(exchange, "text/plain", ROBOTS.getBytes(StandardCharsets.US_ASCII));
        return;
      }
      Optional<byte[]> page = forum.page(path);
      if (page.isEmpty()) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      log.gave(host, path);
      send(exchange, "text/html; charset=utf-8", page.get());
    }
  }

  private static void send(HttpExchange exchange, String type, byte[] body) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
  }

  private void obey() throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String[] words = line.split(" ", -1);
      System.out.println(
          switch (words[0]) {
            case "pages" -> String.valueOf(log.pages());
            case "pace" -> log.pace(hosts.size(), millis(words[1]), millis(words[2])).line();
            case "forget" -> {
              log.forget();
              yield "forgotten";
            }
            default -> throw new IllegalArgumentException("what is " + line + "?");
          });
    }
  }

  private static Duration millis(String word) {
    return Duration.ofMillis(Long.parseLong(word));
  }
}
