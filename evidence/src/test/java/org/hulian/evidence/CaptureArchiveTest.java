package org.hulian.evidence;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.GZIPInputStream;
import org.hulian.evidence.log.Sha256;
import org.hulian.listing.CaptureRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaptureArchiveTest {
  private static final byte[] BODY = "<h1>二手相机</h1>".getBytes(UTF_8);

  @TempDir Path folder;

  @Test
  void whatWasRecordedIsReadBackAsItWas() throws IOException {
    CaptureRef ref;
    try (CaptureArchive archive = Captures.archive(folder)) {
      ref = archive.record(Captures.exchange(Captures.PAGE, Captures.response("", BODY)));
    }

    Captured page = Captures.Reading.of(Captures.files(folder).getFirst()).only();

    assertThat(page.uri()).isEqualTo(Captures.PAGE);
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.headers()).containsEntry("content-type", List.of("text/html"));
    assertThat(page.body()).isEqualTo(BODY);
    assertThat(page.date()).isEqualTo(Captures.CLOCK.instant());
    assertThat(page.capture()).isEqualTo(ref);
    assertThat(page.truncated()).isFalse();
    assertThat(ref.sha256()).isEqualTo(HexFormat.of().formatHex(Sha256.digest().digest(BODY)));
  }

  @Test
  void aRenderedPageIsAConversionThatRefersToItsResponse() throws IOException {
    byte[] html = "<html><h1>二手相机</h1><p>由脚本写出".getBytes(UTF_8);
    CaptureRef sent;
    CaptureRef rendered;
    try (CaptureArchive archive = Captures.archive(folder)) {
      sent = archive.record(Captures.exchange(Captures.PAGE, Captures.response("", BODY)));
      rendered =
          archive.record(
              new Conversion(Captures.PAGE, Captures.CLOCK.instant(), sent, html.clone()));
    }

    Path file = Captures.files(folder).getFirst();
    Captures.Reading reading = Captures.Reading.of(file);
    assertThat(reading.problems()).isEmpty();
    Captured page = reading.pages().getLast();
    assertThat(page.body()).isEqualTo(html);
    assertThat(page.capture()).isEqualTo(rendered);
    assertThat(page.headers()).containsEntry("content-type", List.of("text/html;charset=utf-8"));
    assertThat(rendered.sha256()).isEqualTo(HexFormat.of().formatHex(Sha256.digest().digest(html)));
    try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      assertThat(new String(in.readAllBytes(), UTF_8))
          .contains("WARC-Type: conversion\r\n", "WARC-Refers-To: <" + sent.record() + ">");
    }
  }

  @Test
  void theFileIsWarcOneOneAndSaysWhoMadeIt() throws IOException {
    Exchange exchange = Captures.exchange(Captures.PAGE, Captures.response("", BODY));
    Exchange cut =
        new Exchange(
            exchange.uri(),
            exchange.date(),
            exchange.request(),
            exchange.response(),
            InetAddress.getByName("192.0.2.7"),
            Truncation.LENGTH);
    try (CaptureArchive archive = Captures.archive(folder)) {
      archive.record(cut);
    }

    String warc = plain(Captures.files(folder).getFirst());

    assertThat(warc)
        .startsWith("WARC/1.1\r\n")
        .contains("software: Hulian/test", "operator: Ops <ops@example.test>", "robots: obey")
        .contains("WARC-Type: request", "WARC-Type: response", "WARC-Concurrent-To: <urn:uuid:")
        .contains("WARC-IP-Address: 192.0.2.7", "WARC-Truncated: length")
        .contains("WARC-Target-URI: " + Captures.PAGE + "\r\n", "WARC-Block-Digest: sha256:")
        .contains("WARC-Payload-Digest: sha256:", "WARC-Date: 2026-11-22T08:00:00.500Z")
        .contains("GET /item/1 HTTP/1.1\r\nHost: shop.example.test\r\n\r\n");
  }

  @Test
  void theRequestMayBeLeftOut() throws IOException {
    try (CaptureArchive archive = Captures.archive(folder)) {
      archive.record(
          new Exchange(
              Captures.PAGE,
              Captures.CLOCK.instant(),
              null,
              Captures.response("", BODY),
              null,
              Truncation.NONE));
    }

    assertThat(plain(Captures.files(folder).getFirst())).doesNotContain("request", "Concurrent");
  }

  @Test
  void thePayloadDigestIsOverTheBodyWithoutItsChunks() throws IOException {
    byte[] chunks = "4\r\nface\r\n0\r\n\r\n".getBytes(ISO_8859_1);
    CaptureRef ref;
    try (CaptureArchive archive = Captures.archive(folder)) {
      ref =
          archive.record(
              Captures.exchange(
                  Captures.PAGE, Captures.response("Transfer-Encoding: chunked\r\n", chunks)));
    }

    assertThat(ref.sha256())
        .isEqualTo(HexFormat.of().formatHex(Sha256.digest().digest("face".getBytes(ISO_8859_1))));
    assertThat(Captures.Reading.of(Captures.files(folder).getFirst()).only().capture())
        .isEqualTo(ref);
  }

  @Test
  void aResponseThatIsNoHttpIsKeptAllTheSame() throws IOException {
    try (CaptureArchive archive = Captures.archive(folder)) {
      archive.record(Captures.exchange(Captures.PAGE, new byte[] {0, 1, 2}));
      archive.record(Captures.exchange(Captures.PAGE, new byte[0]));
      archive.record(Captures.page(3));
    }

    Captures.Reading reading = Captures.Reading.of(Captures.files(folder).getFirst());

    assertThat(reading.only().uri()).hasPath("/item/3");
    assertThat(reading.problems()).hasSize(2);
    assertThat(reading.problems().getFirst().toString()).contains("not an HTTP response");
  }

  @Test
  void aFullFileIsFollowedByAnother() throws IOException {
    ArchiveSettings small = new ArchiveSettings(folder, 2_000, "Hulian/test", "Ops");
    try (CaptureArchive archive = CaptureArchive.open(small, Captures.CLOCK)) {
      for (int i = 0; i < 20; i++) {
        archive.record(Captures.page(i));
      }
    }

    int pages = 0;
    for (Path file : Captures.files(folder)) {
      assertThat(file).hasExtension("gz");
      Captures.Reading reading = Captures.Reading.of(file);
      assertThat(reading.damage()).isEmpty();
      assertThat(plain(file)).startsWith("WARC/1.1\r\nContent-Length").contains("warcinfo");
      pages += reading.pages().size();
    }
    assertThat(pages).isEqualTo(20);
    assertThat(Captures.files(folder)).hasSizeGreaterThan(3);
  }

  @Test
  void afterSyncEverythingIsInTheFileThoughItIsStillInUse() throws IOException {
    try (CaptureArchive archive = Captures.archive(folder)) {
      archive.record(Captures.page(1));
      archive.sync();

      Path inUse = Captures.files(folder).getFirst();
      assertThat(inUse.toString()).endsWith(".warc.gz.open");
      assertThat(Captures.Reading.of(inUse).pages()).hasSize(1);
    }
  }

  @Test
  void threadsMayRecordAtOnce() throws Exception {
    ArchiveSettings small = new ArchiveSettings(folder, 20_000, "Hulian/test", "Ops");
    List<Future<?>> done = new ArrayList<>();
    try (CaptureArchive archive = CaptureArchive.open(small, Captures.CLOCK);
        ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (int i = 0; i < 200; i++) {
        int number = i;
        done.add(
            threads.submit(
                () -> {
                  archive.record(Captures.page(number));
                  archive.sync();
                  return number;
                }));
      }
      for (Future<?> one : done) {
        one.get();
      }
    }

    List<String> paths = new ArrayList<>();
    for (Path file : Captures.files(folder)) {
      Captures.Reading.of(file).pages().forEach(page -> paths.add(page.uri().getPath()));
    }
    assertThat(paths).hasSize(200).doesNotHaveDuplicates();
  }

  @Test
  void aClosedArchiveTakesNothing() throws IOException {
    CaptureArchive archive = Captures.archive(folder);
    archive.record(Captures.page(1));
    archive.close();
    archive.close();

    assertThatThrownBy(() -> archive.record(Captures.page(2)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is closed");
    assertThat(Captures.files(folder)).hasSize(1);
  }

  @Test
  void pagesAsTheyCameAreReadByTheirOwnerOnly() throws IOException {
    assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
    try (CaptureArchive archive = Captures.archive(folder)) {
      archive.record(Captures.page(1));
      assertThat(permissions()).isEqualTo("rw-------");
    }
    assertThat(permissions()).isEqualTo("rw-------");
  }

  private String permissions() throws IOException {
    Path only = Captures.files(folder).getFirst();
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(only));
  }

  @Test
  void aFileThatCannotBeEndedIsLetGoOfAllTheSame() throws IOException {
    CaptureArchive archive = Captures.archive(folder);
    archive.record(Captures.page(1));
    Path inUse = Captures.files(folder).getFirst();
    Path inTheWay = Path.of(inUse.toString().replace(".open", ""));
    Files.createDirectories(inTheWay.resolve("full"));
    assertThatThrownBy(archive::close).isInstanceOf(IOException.class);
    archive.close();

    try (FileChannel channel = FileChannel.open(inUse, StandardOpenOption.WRITE)) {
      assertThat(channel.tryLock()).isNotNull();
    }
    assertThat(Captures.Reading.of(inUse).pages()).hasSize(1);
  }

  @Test
  void anArchiveThatNothingWasRecordedInLeavesNoFile() throws IOException {
    Captures.archive(folder).close();

    assertThat(Captures.files(folder)).isEmpty();
  }

  private static String plain(Path file) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }
}
