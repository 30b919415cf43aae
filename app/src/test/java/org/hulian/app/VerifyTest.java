package org.hulian.app;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hulian.evidence.ArchiveSettings;
import org.hulian.evidence.CaptureArchive;
import org.hulian.evidence.Exchange;
import org.hulian.evidence.Truncation;
import org.hulian.listing.CaptureRef;
import org.hulian.listing.Listing;
import org.hulian.listing.ListingId;
import org.hulian.listing.Origin;
import org.hulian.listing.Sighting;
import org.hulian.listing.Status;
import org.hulian.listing.finding.Provenance;
import org.hulian.listing.finding.ScoredListing;
import org.hulian.listing.finding.Stage;
import org.hulian.listing.finding.Verdict;
import org.hulian.store.Access;
import org.hulian.store.Database;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Evidence that is gone is as bad as evidence that was changed. */
class VerifyTest {
  @TempDir private Path folder;

  /** Three pages of a crawl in two files, and a listing that came with a feed. */
  @BeforeEach
  void crawl() throws IOException {
    List<ScoredListing> found = new ArrayList<>();
    found.add(listing("a", "shop", capture("a")));
    found.addAll(List.of(listing("b", "shop", null), listing("c", "shop", capture("c"))));
    found.add(listing("fed", null, new CaptureRef("urn:uuid:elsewhere", "0".repeat(64))));
    try (Database store = Database.open(folder, Access.WRITE, Clock.systemUTC())) {
      store.listings().save(found);
    }
  }

  /** Each in a file of its own, as each call opens the archive anew. */
  private CaptureRef capture(String name) throws IOException {
    ArchiveSettings settings =
        new ArchiveSettings(
            DataFolder.warcOf(folder),
            ArchiveSettings.DEFAULT_MAX_FILE_BYTES,
            "Hulian/test",
            "Ops <ops@example.test>");
    String response = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>item " + name;
    try (CaptureArchive archive = CaptureArchive.open(settings, Clock.systemUTC())) {
      return archive.record(
          new Exchange(
              URI.create("http://shop.example.test/" + name),
              Clock.systemUTC().instant(),
              ("GET /" + name + " HTTP/1.1\r\n\r\n").getBytes(ISO_8859_1),
              response.getBytes(ISO_8859_1),
              null,
              Truncation.NONE));
    }
  }

  private static ScoredListing listing(
      String id, @Nullable String site, @Nullable CaptureRef capture) {
    Listing listing =
        Listing.builder(new ListingId(id))
            .title("二手书 " + id)
            .origin(new Origin("http://shop.example.test/" + id, site, null))
            .sighting(new Sighting(Status.LIVE, null, capture))
            .build();
    return new ScoredListing(listing, new Verdict.Clear(0, new Provenance(Stage.SCREEN, "m", "l")));
  }

  private CommandRun verify() {
    return CommandRun.of("verify", "--data", folder.toString());
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(DataFolder.warcOf(folder))) {
      return all.sorted().toList();
    }
  }

  @Test
  void whatIsWholeIsSaidToBe() {
    CommandRun run = verify();

    assertThat(run.code()).isZero();
    assertThat(run.complaints()).isEmpty();
    assertThat(run.err())
        .contains(
            "6 records in 2 WARC files, 2 captures of listings",
            "nothing was changed, nothing is missing");
  }

  @Test
  void captureFilesThatAreGoneAreMissed() throws IOException {
    Files.delete(files().getFirst());
    CommandRun one = verify();
    assertThat(one.code()).isEqualTo(1);
    assertThat(one.complaints())
        .singleElement()
        .asString()
        .contains("version 1", "capture is missing or was changed");

    Folders.delete(DataFolder.warcOf(folder));
    CommandRun all = verify();
    assertThat(all.code()).isEqualTo(1);
    assertThat(all.complaints()).hasSize(2).noneMatch(line -> line.contains("fed"));
    assertThat(all.err()).contains("2 problems").doesNotContain("nothing was changed");
  }

  @Test
  void theCaptureOfAnOlderVersionIsMissedToo() throws IOException {
    List<Path> before = files();
    try (Database store = Database.open(folder, Access.WRITE, Clock.systemUTC())) {
      ScoredListing newer = listing("a", "shop", capture("a2"));
      store
          .listings()
          .save(
              List.of(
                  new ScoredListing(
                      newer.listing().toBuilder().title("二手书 降价").build(), newer.verdict())));
    }
    assertThat(verify().code()).isZero();
    for (Path file : before) {
      Files.delete(file);
    }

    assertThat(verify().complaints())
        .hasSize(2)
        .anyMatch(line -> line.contains("listing a, version 1"))
        .noneMatch(line -> line.contains("version 2"));
  }

  @Test
  void filesByNameAreCheckedWithoutAStore() throws IOException {
    Path file = files().getFirst();
    CommandRun run = CommandRun.of("verify", file.toString(), "--data", "nowhere");

    assertThat(run.code()).isZero();
    assertThat(run.err()).contains("3 records in 1 WARC files: nothing was changed");
  }
}
