package org.hulian.app;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
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
import org.hulian.listing.finding.Category;
import org.hulian.listing.finding.FieldRef;
import org.hulian.listing.finding.Finding;
import org.hulian.listing.finding.Provenance;
import org.hulian.listing.finding.ScoredListing;
import org.hulian.listing.finding.Severity;
import org.hulian.listing.finding.Stage;
import org.hulian.listing.finding.Verdict;
import org.hulian.listing.text.TextSpan;
import org.hulian.store.casefile.CaseStatus;
import org.hulian.store.casefile.Decision;
import org.hulian.store.notice.Addressee;
import org.hulian.store.notice.NewNotice;
import org.hulian.store.notice.NoticeText;
import org.hulian.store.run.RunStatus;

/** A data folder in which there is something of everything, made to be damaged. */
final class DamagedFolder {
  private static final Provenance BY = new Provenance(Stage.SCREEN, "m", "l");
  private static final int ITEMS = 60;

  private DamagedFolder() {}

  /** Fills a folder: listings, cases, decisions, a run, three WARC files, three checkpoints. */
  static void fill(Path folder) throws IOException {
    for (int part = 0; part < 3; part++) {
      List<ScoredListing> found = new ArrayList<>();
      try (CaptureArchive archive = archive(folder)) {
        for (int i = part * ITEMS / 3; i < (part + 1) * ITEMS / 3; i++) {
          found.add(listing(i, capture(archive, i)));
        }
        capture(archive, 1_000 + part); // on which no listing rests
      }
      try (DataFolder data = DataFolder.open(folder, Clock.systemUTC());
          Ledger ledger = Ledger.start(data.store().runs(), "shop", Clock.systemUTC())) {
        data.store().listings().save(found);
        decide(data, part + 1);
        ledger.finish(RunStatus.COMPLETED, "");
        data.catchUp();
      }
    }
  }

  private static void decide(DataFolder data, long id) {
    data.store()
        .cases()
        .decide(id, 1, new Decision(CaseStatus.VIOLATION, "FD-1", "四件套 " + id, "anna"));
    NoticeText text = new NoticeText("zh", "请处理。", "", "FD-1", List.of());
    Addressee to = new Addressee("样例市场", "样例市场", "");
    data.store()
        .notices()
        .notices()
        .draft(new NewNotice(id, text, to, "anna", Instant.ofEpochSecond(1)));
  }

  private static CaptureArchive archive(Path folder) throws IOException {
    return CaptureArchive.open(
        new ArchiveSettings(
            DataFolder.warcOf(folder),
            ArchiveSettings.DEFAULT_MAX_FILE_BYTES,
            "Hulian/test",
            "Ops <ops@example.test>"),
        Clock.systemUTC());
  }

  private static CaptureRef capture(CaptureArchive archive, int number) throws IOException {
    String response = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>item " + number;
    return archive.record(
        new Exchange(
            URI.create("http://shop.example.test/" + number),
            Clock.systemUTC().instant(),
            ("GET /" + number + " HTTP/1.1\r\n\r\n").getBytes(ISO_8859_1),
            response.getBytes(ISO_8859_1),
            null,
            Truncation.NONE));
  }

  private static ScoredListing listing(int number, CaptureRef capture) {
    Listing listing =
        Listing.builder(new ListingId("item-" + number))
            .title("人脸四件套 " + number)
            .body("30一套，薇信 demo_0001，编号 " + number)
            .seller("seller_" + number % 7)
            .origin(new Origin("http://shop.example.test/" + number, "shop", "market"))
            .sighting(new Sighting(Status.LIVE, null, capture))
            .build();
    Finding finding =
        new Finding("OffersGoods", FieldRef.TITLE, new TextSpan(0, 5), "人脸四件套", "人脸四件套", 2);
    Verdict verdict =
        number % 4 == 0
            ? new Verdict.Flagged(
                0.9, Category.FACE_DATA, Severity.HIGH, List.of(finding), List.of(), BY)
            : new Verdict.Clear(0.1, BY);
    return new ScoredListing(listing, verdict);
  }

  /** Makes a copy that may be damaged. */
  static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path path : all.toList()) {
        Path target = to.resolve(from.relativize(path).toString());
        if (Files.isDirectory(path)) {
          Files.createDirectories(target);
        } else {
          Files.copy(path, target);
        }
      }
    }
  }

  /** The files below a folder, in order, without empty ones. */
  static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(path -> Files.isRegularFile(path) && path.toFile().length() > 0)
          .sorted()
          .toList();
    }
  }

  /** Where the records of a compressed WARC file begin, with its end. */
  static List<Integer> members(byte[] warc) {
    List<Integer> starts = new ArrayList<>();
    byte[] magic = {0x1f, (byte) 0x8b, 8, 0};
    for (int i = 0; i + magic.length < warc.length; i++) {
      if (Arrays.equals(magic, Arrays.copyOfRange(warc, i, i + magic.length))) {
        starts.add(i);
      }
    }
    starts.add(warc.length);
    return starts;
  }
}
