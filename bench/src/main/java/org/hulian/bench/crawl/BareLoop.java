package org.hulian.bench.crawl;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.jspecify.annotations.Nullable;

/**
 * The least that crawls: a queue, virtual threads, HttpClient 5 and jsoup. It keeps no page, asks
 * for no robots.txt, knows no delay and does not stop for time.
 */
final class BareLoop implements Contender {
  private static final String END = "";
  private static final int MAX_CONNECTIONS = 512;

  private final boolean keeps;
  private final LongAdder characters = new LongAdder(); // so that no reading is optimised away

  /**
   * Makes a loop.
   *
   * @param keeps whether addresses and their states go to a database
   */
  BareLoop(boolean keeps) {
    this.keeps = keeps;
  }

  @Override
  public long crawl(Round round) throws Exception {
    try (CloseableHttpClient client =
            HttpClients.custom()
                .setConnectionManager(
                    PoolingHttpClientConnectionManagerBuilder.create()
                        .setMaxConnTotal(MAX_CONNECTIONS)
                        .setMaxConnPerRoute(Round.WORKERS)
                        .build())
                .disableContentCompression()
                .disableCookieManagement()
                .build();
        AddressBook book = keeps ? AddressBook.open(round.data()) : AddressBook.NONE) {
      new Run(round, client, book).go();
    }
    if (characters.sum() == 0) {
      throw new IOException("no page had a text");
    }
    return System.nanoTime();
  }

  private final class Run {
    private final Round round;
    private final CloseableHttpClient client;
    private final AddressBook book;
    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private final BlockingQueue<String> queue = new LinkedBlockingQueue<>();
    private final AtomicInteger open = new AtomicInteger();
    private volatile @Nullable Exception failure;

    Run(Round round, CloseableHttpClient client, AddressBook book) {
      this.round = round;
      this.client = client;
      this.book = book;
    }

    void go() throws Exception {
      add(round.starts());
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < Round.WORKERS; i++) {
        threads.add(Thread.startVirtualThread(this::work));
      }
      for (Thread thread : threads) {
        thread.join();
      }
      if (failure != null) {
        throw failure;
      }
    }

    private void add(List<String> addresses) throws SQLException {
      for (String address : addresses) {
        if (round.covers(address) && seen.add(address)) {
          book.found(address);
          open.incrementAndGet();
          queue.add(address);
        }
      }
    }

    private void work() {
      try {
        for (String address = queue.take(); !address.equals(END); address = queue.take()) {
          URI uri = URI.create(address);
          String html =
              client.execute(
                  HttpHost.create(uri),
                  new HttpGet(uri),
                  response -> EntityUtils.toString(response.getEntity(), StandardCharsets.UTF_8));
          PageLinks page = PageLinks.read(html, address);
          characters.add(page.characters());
          add(page.links());
          book.done(address);
          if (open.decrementAndGet() == 0) {
            end();
          }
        }
      } catch (IOException | SQLException e) {
        failure = e;
        end();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    private void end() {
      for (int i = 0; i < Round.WORKERS; i++) {
        queue.add(END);
      }
    }
  }
}
