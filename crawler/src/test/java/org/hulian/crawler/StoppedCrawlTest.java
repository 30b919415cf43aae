package org.hulian.crawler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.hulian.crawler.AddressOutcome.Kind;
import org.hulian.crawler.CrawlReport.Status;
import org.hulian.crawler.frontier.FrontierException;
import org.hulian.crawler.site.SiteDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoppedCrawlTest {
  private static final int ITEMS = 30;

  @TempDir Path folder;

  private static void fill(LoopbackSite server) {
    StringBuilder links = new StringBuilder();
    for (int i = 0; i < ITEMS; i++) {
      links.append("<a href=/i/").append(i).append('>');
      server.html("/i/" + i, "item=number-" + i);
    }
    server.html("/", links.toString());
  }

  @Test
  void aStoppedRunIsGoneOnWithAndNothingIsAskedTwice() throws Exception {
    try (LoopbackSite server = new LoopbackSite()) {
      fill(server);
      SiteDefinition site = Crawling.site(server);
      List<String> items = new ArrayList<>();
      Crawl crawl = Crawl.of(site, Crawling.settings(folder));
      CrawlReport report =
          crawl.run(
              new MarkedPages(),
              listing -> {
                items.add(listing.id().value());
                if (items.size() == 10) {
                  crawl.stop();
                }
              },
              new CrawlObserver() {});
      assertThat(report.status()).isEqualTo(Status.INTERRUPTED);
      Crawling rest = new Crawling();
      CrawlReport second = rest.run(site, Crawling.settings(folder));
      assertThat(second.resumed()).isTrue();
      assertThat(second.status()).isEqualTo(Status.COMPLETED);
      items.addAll(rest.items());
      assertThat(items).hasSize(ITEMS).doesNotHaveDuplicates();
      assertThat(server.paths()).doesNotHaveDuplicates();
    }
  }

  @Test
  void aRunThatIsGoneOnWithAndFindsADeadServerHasFailed() throws Exception {
    SiteDefinition site;
    try (LoopbackSite server = new LoopbackSite()) {
      server.html("/", "<a href=/i/1><a href=/i/2><a href=/i/3>").html("/i/1", "item=one");
      site = Crawling.site(server);
      Crawl crawl = Crawl.of(site, Crawling.settings(folder).withWorkers(1));
      crawl.run(new MarkedPages(), listing -> crawl.stop(), new CrawlObserver() {});
    }
    Crawling rest = new Crawling();
    CrawlReport report = rest.run(site, Crawling.settings(folder));
    assertThat(report.resumed()).isTrue();
    assertThat(rest.of(Kind.FAILED)).hasSize(2);
    assertThat(report.status()).isEqualTo(Status.FAILED);
    assertThat(report.reason()).startsWith("nothing could be fetched: ").contains("no connection");
  }

  @Test
  void aRunThatIsGoneOnWithAndHasNothingLeftIsComplete() throws Exception {
    try (LoopbackSite server = new LoopbackSite()) {
      server.html("/", "<a href=/i/1>").html("/i/1", "item=one");
      SiteDefinition site = Crawling.site(server);
      Crawl crawl = Crawl.of(site, Crawling.settings(folder));
      crawl.run(new MarkedPages(), listing -> crawl.stop(), new CrawlObserver() {});
      CrawlReport report = new Crawling().run(site, Crawling.settings(folder));
      assertThat(report.resumed()).isTrue();
      assertThat(report.counts()).isEmpty();
      assertThat(report.status()).isEqualTo(Status.COMPLETED);
    }
  }

  @Test
  void aRunThatCannotKeepWhatItFindsFailsAndLosesNothing() throws Exception {
    try (LoopbackSite server = new LoopbackSite()) {
      fill(server);
      SiteDefinition site = Crawling.site(server);
      List<String> items = new ArrayList<>();
      CrawlReport report =
          Crawl.of(site, Crawling.settings(folder))
              .run(
                  new MarkedPages(),
                  listing -> {
                    if (items.size() == 10) {
                      throw new IllegalStateException("no space left on device");
                    }
                    items.add(listing.id().value());
                  },
                  new CrawlObserver() {});
      assertThat(report.status()).isEqualTo(Status.FAILED);
      assertThat(report.reason()).isEqualTo("no space left on device");
      Crawling rest = new Crawling();
      rest.run(site, Crawling.settings(folder));
      items.addAll(rest.items());
      assertThat(items).hasSize(ITEMS).doesNotHaveDuplicates();
    }
  }

  @Test
  void aSecondRunOfTheSameSiteIsRefusedWhileTheFirstGoesOn() throws Exception {
    try (LoopbackSite server = new LoopbackSite()) {
      server.html("/", "item=one");
      SiteDefinition site = Crawling.site(server);
      AtomicReference<Throwable> second = new AtomicReference<>();
      Crawl.of(site, Crawling.settings(folder))
          .run(
              new MarkedPages(),
              listing -> {
                try {
                  new Crawling().run(site, Crawling.settings(folder));
                } catch (FrontierException e) {
                  second.set(e);
                }
              },
              new CrawlObserver() {});
      assertThat(second.get()).hasMessageContaining("a crawl of sample is going on");
    }
  }

  @Test
  void nothingOfACrawlRunsOnAfterIt() throws Exception {
    try (LoopbackSite server = new LoopbackSite()) {
      fill(server);
      new Crawling().run(Crawling.site(server), Crawling.settings(folder));
    }
    List<String> left = new ArrayList<>();
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().equals("Connection Manager") && thread.isAlive()) {
        thread.join(2_000);
        if (thread.isAlive()) {
          left.add(thread.getName());
        }
      }
    }
    assertThat(left).isEmpty();
  }

  @Test
  void aDamagedFrontierIsOneClearLine() throws Exception {
    java.nio.file.Files.writeString(folder.resolve("frontier.db"), "no database ".repeat(1_000));
    try (LoopbackSite server = new LoopbackSite()) {
      SiteDefinition site = Crawling.site(server);
      CrawlSettings settings = Crawling.settings(folder);
      Crawling crawling = new Crawling();
      assertThatThrownBy(() -> crawling.run(site, settings))
          .isInstanceOf(FrontierException.class)
          .hasMessageContaining("frontier.db");
    }
  }
}
