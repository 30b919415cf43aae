package org.hulian.evidence.pack;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.hulian.evidence.ArchiveSettings;
import org.hulian.evidence.CaptureArchive;
import org.hulian.evidence.CaptureReader;
import org.hulian.evidence.Captured;
import org.hulian.evidence.Conversion;
import org.hulian.evidence.ErasedRecords;
import org.hulian.evidence.Exchange;
import org.hulian.evidence.Truncation;
import org.hulian.evidence.pack.SecondReader.Seen;
import org.hulian.listing.CaptureRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** WARC files that we wrote, read by software that is not ours and not what we wrote them with. */
class SecondReaderTest {
  private static final byte[] HTML = "<p>代过人脸 <b>样例</b></p>".getBytes(UTF_8);

  @TempDir private Path folder;
  private final List<String> complaints = new ArrayList<>();

  @Test
  void everyRecordOfAnArchiveIsWholeForBoth() throws IOException {
    record();
    List<Seen> records = readAll();
    assertThat(complaints).isEmpty();
    assertThat(records)
        .hasSizeGreaterThanOrEqualTo(12)
        .allSatisfy(record -> assertThat(record.length()).isEqualTo(record.said()))
        .filteredOn(record -> !record.type().equals("warcinfo"))
        .allSatisfy(record -> assertThat(record.block()).as(record.type()).isTrue());
    List<Captured> pages = pages();
    assertThat(pages).hasSize(7);
    for (Captured page : pages) {
      Seen other = seen(records, page.capture());
      assertThat(other.offset()).isEqualTo(page.at().offset());
      if (!page.rendered()) { // JWAT holds payloads of HTTP against their digests, and no others
        assertThat(other.payload()).as(page.uri().getPath()).isTrue();
      }
    }
  }

  @Test
  void whatWasErasedLeavesAFileThatIsWholeForBoth() throws IOException {
    List<CaptureRef> refs = record();
    ErasedRecords erased =
        new ErasedRecords(folder, Clock.fixed(Packages.NOW.plusSeconds(9), ZoneOffset.UTC));
    erased.erase(
        erased.pages(Set.of(refs.getFirst().record())), Set.of(), Set.of(), rewritten -> {});
    List<Seen> records = readAll();
    assertThat(complaints).isEmpty();
    assertThat(records)
        .noneMatch(record -> record.id().equals(refs.getFirst().record()))
        .anyMatch(record -> record.type().equals("metadata"));
    assertThat(pages()).as("without the page and what was made of it").hasSize(5);
  }

  @Test
  void theRecordsOfAPackageAreWholeForBoth() throws IOException {
    Path warc = Files.createDirectory(folder.resolve("warc"));
    List<CaptureRef> refs = Packages.record(warc, 3);
    Map<String, byte[]> files = Packages.files(folder, Packages.of(folder, refs));
    Path pages = folder.resolve("pages.warc.gz");
    Files.write(pages, Objects.requireNonNull(files.get(RecordedPages.PATH)));
    List<Seen> records = SecondReader.read(pages, complaints);
    assertThat(complaints).isEmpty();
    assertThat(records)
        .extracting(Seen::type)
        .containsExactly("warcinfo", "request", "response", "request", "response");
    assertThat(records.stream().skip(1)).allMatch(record -> Boolean.TRUE.equals(record.block()));
    assertThat(new String(seen(records, refs.get(1)).entity(), UTF_8)).contains("代过人脸 页面");
  }

  @Test
  void aChangedByteIsNamedByBoth() throws IOException {
    Packages.record(folder, 2);
    Path plain = folder.resolve("changed.warc");
    byte[] bytes = unpacked(files().getFirst());
    String text = new String(bytes, ISO_8859_1);
    bytes[text.indexOf("<p>") + 1] = 'b';
    Files.write(plain, bytes);
    List<String> ours = new ArrayList<>();
    try (CaptureReader reader = CaptureReader.open(plain, problem -> ours.add(problem.reason()))) {
      while (reader.next().isPresent()) {
        // to the end
      }
    }
    List<Seen> records = SecondReader.read(plain, complaints);
    assertThat(ours).hasSize(1);
    assertThat(records).filteredOn(one -> Boolean.FALSE.equals(one.block())).hasSize(1);
  }

  private static byte[] unpacked(Path file) throws IOException {
    try (var in = new java.util.zip.GZIPInputStream(Files.newInputStream(file))) {
      return in.readAllBytes();
    }
  }

  private List<Seen> readAll() throws IOException {
    List<Seen> records = new ArrayList<>();
    for (Path file : files()) {
      records.addAll(SecondReader.read(file, complaints));
    }
    return records;
  }

  private List<Captured> pages() throws IOException {
    List<Captured> pages = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (Path file : files()) {
      try (CaptureReader reader =
          CaptureReader.open(file, problem -> problems.add(problem.toString()))) {
        for (Optional<Captured> next = reader.next(); next.isPresent(); next = reader.next()) {
          pages.add(next.get());
        }
      }
    }
    assertThat(problems).isEmpty();
    return pages;
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(file -> file.toString().endsWith(".warc.gz")).sorted().toList();
    }
  }

  private static Seen seen(List<Seen> records, CaptureRef ref) {
    return records.stream()
        .filter(record -> record.id().equals(ref.record()))
        .findFirst()
        .orElseThrow();
  }

  /** One of each kind, with a file of its own for each few. */
  private List<CaptureRef> record() throws IOException {
    ArchiveSettings settings =
        new ArchiveSettings(folder, 2_000, "Hulian/test", "Ops <ops@example.test>");
    List<CaptureRef> refs = new ArrayList<>();
    try (CaptureArchive archive =
        CaptureArchive.open(settings, Clock.fixed(Packages.NOW, ZoneOffset.UTC))) {
      refs.add(archive.record(exchange("plain", "", HTML, Truncation.NONE)));
      refs.add(
          archive.record(
              exchange("packed", "Content-Encoding: gzip\r\n", gzip(), Truncation.NONE)));
      refs.add(archive.record(exchange("empty", "", new byte[0], Truncation.NONE)));
      refs.add(
          archive.record(exchange("cut", "Content-Length: 9000\r\n", HTML, Truncation.LENGTH)));
      refs.add(archive.record(exchange("gone?q=%E4%BA%BA", "", HTML, Truncation.NONE)));
      refs.add(archive.record(alone()));
      refs.add(
          archive.record(
              new Conversion(
                  URI.create("http://shop.example.test/plain"),
                  Packages.NOW,
                  refs.getFirst(),
                  HTML)));
    }
    return refs;
  }

  private static byte[] gzip() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(HTML);
    }
    return out.toByteArray();
  }

  private static Exchange exchange(String path, String head, byte[] body, Truncation truncation)
      throws IOException {
    ByteArrayOutputStream response = new ByteArrayOutputStream();
    response.writeBytes(
        ("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" + head + "\r\n").getBytes(ISO_8859_1));
    response.writeBytes(body);
    return new Exchange(
        URI.create("http://shop.example.test/" + path),
        Packages.NOW,
        ("GET /" + path + " HTTP/1.1\r\nHost: shop.example.test\r\n\r\n").getBytes(ISO_8859_1),
        response.toByteArray(),
        InetAddress.getByName("192.0.2.7"),
        truncation);
  }

  /** A response whose request is not known. */
  private static Exchange alone() {
    return new Exchange(
        URI.create("http://shop.example.test/alone"),
        Packages.NOW,
        null,
        "HTTP/1.1 404 Not Found\r\nContent-Length: 4\r\n\r\ngone".getBytes(ISO_8859_1),
        null,
        Truncation.NONE);
  }
}
