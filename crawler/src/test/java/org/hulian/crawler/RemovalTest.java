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
