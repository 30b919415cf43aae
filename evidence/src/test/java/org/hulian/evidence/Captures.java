package org.hulian.evidence;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/** Exchanges and files for the tests. */
final class Captures {
  static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T08:00:00.5Z"), ZoneOffset.UTC);
  static final URI PAGE = URI.create("http://shop.example.test/item/1");

  private Captures() {}

  static ArchiveSettings settings(Path folder) {
    return new ArchiveSettings(
        folder, ArchiveSettings.DEFAULT_MAX_FILE_BYTES, "Hulian/test", "Ops <ops@example.test>");
  }

  static CaptureArchive archive(Path folder) throws IOException {
    return CaptureArchive.open(settings(folder), CLOCK);
  }

  static Exchange exchange(URI uri, byte[] response) {
    byte[] request =
        ("GET " + uri.getPath() + " HTTP/1.1\r\nHost: " + uri.getHost() + "\r\n\r\n")
            .getBytes(ISO_8859_1);
    return new Exchange(uri, CLOCK.instant(), request, response, null, Truncation.NONE);
  }

  static Exchange page(int number) {
    URI uri = PAGE.resolve("/item/" + number);
    return exchange(uri, response("", ("<p>item " + number + "</p>").getBytes(UTF_8)));
  }

  /** A 200 response with these header lines, each ended by CR LF. */
  static byte[] response(String headers, byte[] body) {
    byte[] head =
        ("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" + headers + "\r\n").getBytes(ISO_8859_1);
    return join(head, body);
  }

  static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  /** What a file gave before it ended or could not be read further. */
  record Reading(
      List<Captured> pages,
      List<CaptureProblem> problems,
      long skipped,
      Optional<WarcDamagedException> damage) {
    static Reading of(Path file) throws IOException {
      List<Captured> pages = new ArrayList<>();
      List<CaptureProblem> problems = new ArrayList<>();
      WarcDamagedException damage = null;
      long skipped = 0;
      try (CaptureReader reader = CaptureReader.open(file, problems::add)) {
        try {
          Optional<Captured> page = reader.next();
          while (page.isPresent()) {
            pages.add(page.get());
            page = reader.next();
          }
        } catch (WarcDamagedException e) {
          damage = e;
        }
        skipped = reader.skipped();
      } catch (WarcDamagedException e) {
        damage = e;
      }
      return new Reading(pages, problems, skipped, Optional.ofNullable(damage));
    }

    Captured only() {
      if (pages.size() != 1) {
        throw new AssertionError(pages.size() + " pages, problems " + problems + damage);
      }
      return pages.getFirst();
    }
  }
}
