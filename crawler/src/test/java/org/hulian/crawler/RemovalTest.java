package org.hulian.crawler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hulian.crawler.AddressOutcome.Kind;
import org.hulian.crawler.fetch.ResponseRecorder;
import org.hulian.crawler.site.SiteDefinition;
import org.hulian.evidence.ArchiveSettings;
import org.hulian.evidence.CaptureArchive;
import org.hulian.evidence.CaptureProblem;
import org.hulian.evidence.CaptureReader;
import org.hulian.evidence.Captured;
import org.hulian.evidence.Exchange;
import org.hulian.listing.CaptureRef;
import org.hulian.listing.Listing;
import org.hulian.listing.Status;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That an item is gone is a claim like any other: made late, made once, and proved. */
class RemovalTest {
  @TempDir Path folder;

  private Path warc() {
    return folder.resolve("warc");
  }

  private CrawlSettings settings(ResponseRecorder recorder) {
    CrawlSettings usual = Crawling.settings(folder);
    return CrawlSettings.of(folder, usual.userAgent(), recorder, Clock.systemUTC())
        .allowingLoopback();
  }

  private List<Captured> captured(List<CaptureProblem> problems) throws IOException {
    List<Captured> all = new ArrayList<>();
    try (Stream<Path> files = Files.list(warc())) {
      for (Path file : files.toList()) {
        try (CaptureReader reader = CaptureReader.open(file, problems::add)) {
          Optional<Captured> next = reader.next();
          while (next.isPresent()) {
            all.add(next.get());
            next = reader.next();
          }
        }
      }
    }
    return all;
  }

  private Crawling look(LoopbackSite server) {
    Crawling crawling = new Crawling();
    crawling.run(Crawling.site(server), Crawling.settings(folder));
    return crawling;
  }

  private static List<String> told(Crawling crawling) {
    return crawling.removals().stream()
        .map(removal -> removal.id().value() + " " + removal.reason())
        .toList();
  }

  @Test
  void anItemWhoseAddressLeadsElsewhereIsGoneAtTheSecondLook() throws Exception {
    try (LoopbackSite server = new LoopbackSite()) {
      server.html("/", "<a href=/i/1><a href=/i/2>");
      server.html("/i/1", "item=one").html("/i/2", "item=two");
      assertThat(look(server).items()).containsExactly("one", "two");
      server.redirect("/i/1", 302, "/").redirect("/i/2", 301, "http://other.example/");
      assertThat(look(server).removed()).isEmpty();
      assertThat(told(look(server)))
          .containsExactlyInAnyOrder(
              "one redirects to " + server.url("/"), "two redirects to http://other.example/");
      assertThat(look(server).removed()).isEmpty();
      server.html("/i/1", "item=one");
      assertThat(look(server).items()).containsExactly("one");
    }
  }

  @Test
  void anItemThatItsPageNoLongerShowsIsGoneAtTheSecondLook() throws Exception {
    try (LoopbackSite server = new LoopbackSite()) {
      server.html("/", "<a href=/i/1><a href=/i/2>");
      server.html("/i/1", "item=one").html("/i/2", "item=two");
      look(server);
      server.html("/i/1", "nothing here").html("/i/2", "item=three");
      assertThat(look(server).removed()).isEmpty();
      assertThat(told(look(server)))
          .containsExactlyInAnyOrder("one no longer shown", "two no longer shown");
      assertThat(look(server).removed()).isEmpty();
    }
  }

  @Test
  void anItemThatGivesItsPlaceOnAPageOfSeveralToNewerOnesIsNotGone() throws Exception {
    try (LoopbackSite server = new LoopbackSite()) {
      server.html("/", "<a href=/news>");
      for (String shown : List.of("item=one item=two", "item=two item=three", "item=four")) {
        server.html("/news", "several " + shown);
        assertThat(look(server).removed()).isEmpty();
      }
      assertThat(look(server).removed()).isEmpty();
    }
  }

  @Test
  void aPageUnderRepairForOneLookTakesNothingAway() throws Exception {
    try (LoopbackSite server = new LoopbackSite()) {
      server.html("/", "<a href=/i/1>").html("/i/1", "item=one");
      for (int i = 0; i < 3; i++) {
        server.html("/i/1", "item=one");
        assertThat(look(server).items()).containsExactly("one");
        server.html("/i/1", "back soon");
        assertThat(look(server).removed()).isEmpty();
      }
    }
  }

  @Test
  void anItemThatMovedToAnotherAddressIsNotGone() throws Exception {
    try (LoopbackSite server = new LoopbackSite()) {
      server.html("/", "<a href=/i/1>").html("/i/1", "item=one");
      look(server);
      server.redirect("/i/1", 301, "/i/one").html("/i/one", "item=one");
      for (int i = 0; i < 3; i++) {
        Crawling crawling = look(server);
        assertThat(crawling.items()).containsExactly("one");
        assertThat(crawling.removed()).isEmpty();
      }
      server.status("/i/one", 404);
      assertThat(told(look(server))).containsExactly("one status 404");
    }
  }

  @Test
  void anAddressThatLongShowsSomethingElseDoesNotKeepAnItemAlive() throws Exception {
    try (LoopbackSite server = new LoopbackSite()) {
      server.html("/", "<a href=/i/1><a href=/i/2>");
      server.html("/i/1", "item=one").html("/i/2", "item=one");
      look(server);
      server.html("/i/2", "item=two");
      look(server);
      server.status("/i/1", 404);
      assertThat(told(look(server))).containsExactly("one status 404");
    }
  }

  @Test
  void aPageThatAsksNotToBeKeptSaysNothingOfWhatIsMissing() throws Exception {
    try (LoopbackSite server = new LoopbackSite()) {
      server.html("/", "<a href=/i/1>").html("/i/1", "item=one");
      look(server);
      server.html("/i/1", "noindex");
      for (int i = 0; i < 3; i++) {
        assertThat(look(server).removed()).isEmpty();
      }
      server.status("/i/1", 404);
      assertThat(told(look(server))).containsExactly("one status 404");
    }
  }

  /** A page with an entity tag, which is asked whether it changed. */
  private static LoopbackSite.Page tagged(String tag, String body) {
    return exchange -> {
      exchange.getResponseHeaders().set("ETag", tag);
      if (tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
        exchange.sendResponseHeaders(304, -1);
      } else {
        LoopbackSite.send(exchange, 200, "text/html", LoopbackSite.utf8(body));
      }
    };
  }

  @Test
  void aPageThatDidNotChangeSinceItLostAnItemHasLostIt() throws Exception {
    try (LoopbackSite server = new LoopbackSite()) {
      server.html("/", "<a href=/i/1>").page("/i/1", tagged("\"v1\"", "item=one"));
      look(server);
      server.page("/i/1", tagged("\"v2\"", "nothing here"));
      assertThat(look(server).removed()).isEmpty();
      Crawling third = look(server);
      assertThat(third.of(Kind.NOT_MODIFIED)).containsExactly("/i/1");
      assertThat(told(third)).containsExactly("one no longer shown");
      assertThat(look(server).removed()).isEmpty();
    }
  }

  @Test
  void anItemThatIsBackWithItsOldTagIsFoundAgain() throws Exception {
    try (LoopbackSite server = new LoopbackSite()) {
      server.html("/", "<a href=/i/1><a href=/i/2>");
      LoopbackSite.Page one = tagged("\"v1\"", "item=one");
      LoopbackSite.Page two = tagged("\"v1\"", "item=two");
      server.page("/i/1", one).page("/i/2", two);
      look(server);
      server.status("/i/1", 404).redirect("/i/2", 302, "/");
      assertThat(look(server).removed()).containsExactly("one");
      server.page("/i/1", one).page("/i/2", two);
      Crawling back = look(server);
      assertThat(back.items()).containsExactlyInAnyOrder("one", "two");
      assertThat(back.removed()).isEmpty();
    }
  }

  @Test
  void theAnswerThatProvesARemovalIsNamedAndCanBeReadAgainWhateverItsType() throws Exception {
    Crawling second = new Crawling();
    try (LoopbackSite server = new LoopbackSite()) {
      server.html("/", "<a href=/i/1><a href=/i/2><a href=/i/3>");
      server.html("/i/1", "item=one").html("/i/2", "item=two").html("/i/3", "item=three");
      SiteDefinition site = Crawling.site(server);
      ArchiveSettings archiving = new ArchiveSettings(warc(), 1 << 20, "Hulian/test", "Ops");
      try (CaptureArchive archive = CaptureArchive.open(archiving, Clock.systemUTC())) {
        CrawlSettings settings = settings(ResponseRecorder.into(archive));
        new Crawling().run(site, settings);
        server.status("/i/1", 404).html("/i/2", "removed");
        server.page("/i/3", e -> LoopbackSite.send(e, 410, "image/png", new byte[5_000]));
        second.run(site, settings);
      }
    }
    List<CaptureProblem> problems = new ArrayList<>();
    List<Captured> captured = captured(problems);

    assertThat(second.removed()).containsExactlyInAnyOrder("one", "two", "three");
    assertThat(problems).isEmpty();
    for (Removal removal : second.removals()) {
      assertThat(removal.last().status()).isEqualTo(Status.REMOVED);
      Captured proof =
          captured.stream()
              .filter(one -> one.capture().equals(removal.last().capture()))
              .findFirst()
              .orElseThrow();
      assertThat(proof.uri()).hasToString(removal.address());
      assertThat(removal.last().fetchedAt()).isNotNull();
      if (removal.id().value().equals("three")) {
        assertThat(proof.status()).isEqualTo(410);
        assertThat(proof.truncated()).isTrue();
        assertThat(proof.headers()).containsEntry("content-length", List.of("5000"));
      }
    }
  }

  @Test
  void nothingIsToldBeforeTheAnswerThatProvesItIsOnTheDisk() throws Exception {
    Recorder recorder = new Recorder();
    List<String> told = new ArrayList<>();
    CrawlObserver observer =
        new CrawlObserver() {
          @Override
          public void removed(Removal removal) {
            told.add(removal.id() + ": " + recorder.unsynced.contains(removal.last().capture()));
          }
        };
    try (LoopbackSite server = new LoopbackSite()) {
      server.html("/", "<a href=/i/1><a href=/i/2>");
      server.html("/i/1", "item=one").html("/i/2", "item=two");
      SiteDefinition site = Crawling.site(server);
      CrawlSettings settings = settings(recorder).withWorkers(1);
      List<Listing> found = new ArrayList<>();
      Crawl.of(site, settings)
          .run(
              new MarkedPages(),
              listing -> {
                assertThat(recorder.unsynced).doesNotContain(listing.sighting().capture());
                found.add(listing);
              },
              observer);
      assertThat(found).hasSize(2);
      server.status("/i/1", 404).html("/i/2", "removed");
      Crawl.of(site, settings).run(new MarkedPages(), found::add, observer);
    }
    assertThat(told).hasSize(2).allMatch(line -> line.endsWith(": false"));
  }

  /** Remembers what was recorded since it was last put on the disk. */
  private static final class Recorder implements ResponseRecorder {
    private final List<@Nullable CaptureRef> unsynced = new ArrayList<>();
    private int recorded;

    @Override
    public synchronized CaptureRef record(Exchange exchange) {
      CaptureRef ref = new CaptureRef("urn:uuid:" + ++recorded, "0".repeat(64));
      unsynced.add(ref);
      return ref;
    }

    @Override
    public synchronized void sync() {
      unsynced.clear();
    }
  }
}
