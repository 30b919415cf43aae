package org.hulian.evidence;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class CaptureReaderTest {
  private static final byte[] BODY = "<h1>出二手相机一台</h1>".getBytes(UTF_8);

  /** "hello world" as brotli writes it: one block of literals that saves nothing. */
  private static final String BROTLI_OF_HELLO = "0b058068656c6c6f20776f726c6403";

  @TempDir Path folder;

  @Test
  void contentCodingsAreUndone() throws IOException {
    assertThat(bodyOf("Content-Encoding: gzip\r\n", Captures.gzip(BODY))).isEqualTo(BODY);
    assertThat(bodyOf("Content-Encoding: X-GZIP\r\n", Captures.gzip(BODY))).isEqualTo(BODY);
    assertThat(bodyOf("Content-Encoding: deflate\r\n", deflate(BODY, false))).isEqualTo(BODY);
    assertThat(bodyOf("Content-Encoding: deflate\r\n", deflate(BODY, true))).isEqualTo(BODY);
    assertThat(bodyOf("Content-Encoding: identity\r\n", BODY)).isEqualTo(BODY);
    assertThat(bodyOf("Content-Encoding: deflate, gzip\r\n", Captures.gzip(deflate(BODY, false))))
        .isEqualTo(BODY);
    assertThat(bodyOf("Content-Encoding: br\r\n", HexFormat.of().parseHex(BROTLI_OF_HELLO)))
        .isEqualTo("hello world".getBytes(UTF_8));
  }

  @Test
  void aCodingThatWasNamedButNotAppliedDoesNoHarm() throws IOException {
    assertThat(bodyOf("Content-Encoding: gzip\r\n", BODY)).isEqualTo(BODY);
    assertThat(bodyOf("Content-Encoding: gzip\r\n", new byte[0])).isEmpty();
    assertThat(bodyOf("Transfer-Encoding: chunked\r\n", BODY)).isEqualTo(BODY);
    assertThat(bodyOf("Content-Length: 3\r\n", BODY)).isEqualTo(BODY);
  }

  @Test
  void chunksAreUndoneBeforeContentCodings() throws IOException {
    byte[] zipped = Captures.gzip(BODY);
    byte[] chunks =
        Captures.join(
            (Integer.toHexString(zipped.length) + ";x=y\r\n").getBytes(ISO_8859_1),
            zipped,
            "\r\n0\r\nTrailer: z\r\n\r\n".getBytes(ISO_8859_1));

    assertThat(bodyOf("Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n", chunks))
        .isEqualTo(BODY);
  }

  @Test
  void aBodyThatBreaksOffIsGivenAsFarAsItGoesAndMarked() throws IOException {
    byte[] zipped = Captures.gzip(new byte[100_000]);
    byte[] half = Arrays.copyOf(zipped, zipped.length - 40);
    byte[] chunk = "20\r\nonly a part".getBytes(ISO_8859_1);
    for (byte[] response :
        List.of(
            Captures.response("Content-Encoding: gzip\r\n", half),
            Captures.response("Transfer-Encoding: chunked\r\n", chunk),
            Captures.response("Content-Encoding: zebra\r\n", BODY))) {
      Captures.Reading reading = read(response);

      assertThat(reading.only().truncated()).isTrue();
      assertThat(reading.problems()).hasSize(1);
      assertThat(reading.problems().getFirst().reason()).contains("breaks off");
    }
    assertThat(read(Captures.response("Transfer-Encoding: chunked\r\n", chunk)).only().body())
        .asString(UTF_8)
        .isEqualTo("only a part");
  }

  @Test
  void aBodyThatWasCutWhenItWasRecordedIsNoProblemAndMarked() throws IOException {
    for (Truncation truncation : List.of(Truncation.LENGTH, Truncation.UNSPECIFIED)) {
      Exchange whole =
          Captures.exchange(Captures.PAGE, Captures.response("Content-Length: 5000\r\n", BODY));
      Exchange cut =
          new Exchange(
              whole.uri(), whole.date(), whole.request(), whole.response(), null, truncation);

      Captures.Reading reading = Captures.Reading.of(record(cut));

      assertThat(reading.problems()).isEmpty();
      assertThat(reading.only().truncated()).isTrue();
      assertThat(reading.only().body()).isEqualTo(BODY);
    }
  }

  @Test
  void abombIsCutAtTheLimit() throws IOException {
    byte[] bomb = Captures.gzip(new byte[CaptureReader.MAX_BODY_BYTES * 4]);

    Captured page = read(Captures.response("Content-Encoding: gzip\r\n", bomb)).only();

    assertThat(page.body()).hasSize(CaptureReader.MAX_BODY_BYTES);
    assertThat(page.truncated()).isTrue();
  }

  @Test
  void headersKeepAllTheirValuesUnderNamesInLowerCase() throws IOException {
    Captured page = read(Captures.response("Set-Cookie: a\r\nSET-COOKIE: b\r\n", BODY)).only();

    assertThat(page.headers().get("set-cookie")).containsExactlyInAnyOrder("a", "b");
  }

  @Test
  void aRecordCanBeReadAgainFromItsPlace() throws IOException {
    Path file = record(Captures.page(1), Captures.page(2), Captures.page(3));
    Captured second = Captures.Reading.of(file).pages().get(1);

    try (CaptureReader reader = CaptureReader.openAt(second.at(), problem -> {})) {
      assertThat(reader.next())
          .hasValueSatisfying(
              page -> {
                assertThat(page.capture()).isEqualTo(second.capture());
                assertThat(page.at()).isEqualTo(second.at());
              });
    }
    assertThatThrownBy(
            () -> CaptureReader.openAt(new Captured.Location(file, 1 << 20), problem -> {}))
        .isInstanceOf(WarcDamagedException.class);
  }

  @Test
  void aPlainFileIsReadLikeACompressedOne() throws IOException {
    Path file = plainFile();
    Captures.Reading reading = Captures.Reading.of(file);

    assertThat(reading.pages()).hasSize(3);
    assertThat(reading.skipped()).isEqualTo(4);
    Captured last = reading.pages().get(2);
    try (CaptureReader reader = CaptureReader.openAt(last.at(), problem -> {})) {
      assertThat(reader.next().map(Captured::capture)).hasValue(last.capture());
    }
  }

  @Test
  void aFileCompressedAsAWholeIsReadToo() throws IOException {
    Path file = folder.resolve("whole.warc.gz");
    Files.write(file, Captures.gzip(Files.readAllBytes(plainFile())));

    assertThat(Captures.Reading.of(file).pages()).hasSize(3);
  }

  @Test
  void aTruncatedFileGivesEverythingBeforeAndNamesThePlace() throws IOException {
    for (Path file : List.of(record(Captures.page(1), Captures.page(2)), plainFile())) {
      Captures.Reading whole = Captures.Reading.of(file);
      long lastStart = whole.pages().getLast().at().offset();
      byte[] bytes = Files.readAllBytes(file);
      Path cut = folder.resolve("cut-" + file.getFileName());
      Files.write(cut, Arrays.copyOf(bytes, bytes.length - 30));

      Captures.Reading reading = Captures.Reading.of(cut);

      assertThat(reading.pages()).hasSize(whole.pages().size() - 1);
      assertThat(reading.damage())
          .hasValueSatisfying(
              e -> {
                assertThat(e.offset()).isEqualTo(lastStart);
                assertThat(e.file()).isEqualTo(cut);
                assertThat(e).hasMessageContaining("damaged at byte " + lastStart);
              });
    }
  }

  @Test
  void noByteOfACompressedFileCanChangeUnseen() throws IOException {
    Path file = record(Captures.page(1));
    byte[] bytes = Files.readAllBytes(file);
    Captured before = Captures.Reading.of(file).only();
    int unseen = 0;
    for (int at = 0; at < bytes.length; at++) {
      byte[] changed = bytes.clone();
      changed[at] ^= 0x10;
      Path copy = folder.resolve("changed.warc.gz");
      Files.write(copy, changed);
      Captures.Reading reading = Captures.Reading.of(copy);
      boolean seen = reading.damage().isPresent() || !reading.problems().isEmpty();
      if (!seen) {
        // Only what the gzip head says of time and system may change, which is no evidence.
        assertThat(reading.only().capture()).isEqualTo(before.capture());
        assertThat(reading.only().body()).isEqualTo(before.body());
        unseen++;
      }
    }
    assertThat(unseen).isLessThanOrEqualTo(3 * 7);
  }

  @Test
  void aChangedByteOfAPlainFileIsFoundByTheDigestAndTheRestGoesOn() throws IOException {
    Path file = plainFile();
    byte[] bytes = Files.readAllBytes(file);
    int at = new String(bytes, ISO_8859_1).indexOf("<p>item 2");
    bytes[at + 8] = '7';
    Files.write(file, bytes);

    Captures.Reading reading = Captures.Reading.of(file);

    assertThat(reading.pages()).hasSize(2);
    assertThat(reading.problems()).hasSize(1);
    assertThat(reading.problems().getFirst().toString()).contains("block digest does not fit");
  }

  @Test
  void behindADamagedRecordReadingGoesOnAndTheDamageIsNamed() throws IOException {
    Path file =
        record(
            Captures.page(1),
            Captures.page(2),
            Captures.page(3),
            Captures.page(4),
            Captures.page(5));
    List<Captured> sound = Captures.Reading.of(file).pages();
    byte[] bytes = Files.readAllBytes(file);
    long second = sound.get(1).at().offset();
    long fourth = sound.get(3).at().offset();
    bytes[(int) second + 40] ^= 1;
    bytes[(int) fourth + 1] ^= 1; // the magic number
    Files.write(file, bytes);

    Captures.Reading reading = Captures.Reading.of(file);

    assertThat(reading.pages())
        .extracting(page -> page.uri().getPath())
        .containsExactly("/item/1", "/item/3", "/item/5");
    assertThat(reading.pages().getLast().capture()).isEqualTo(sound.getLast().capture());
    assertThat(reading.pages().getLast().at()).isEqualTo(sound.getLast().at());
    assertThat(reading.damage()).isEmpty();
    assertThat(reading.problems()).extracting(CaptureProblem::offset).contains(second, fourth);
    assertThat(reading.problems().toString()).contains("reading goes on at byte ");
  }

  @Test
  void aRecordInsideADamagedPageIsNotTakenForOneOfTheFile() throws IOException {
    Exchange forged =
        Captures.exchange(
            Captures.PAGE.resolve("/forged"),
            Captures.response("", "<p>never sent".getBytes(UTF_8)));
    byte[] smuggled = Files.readAllBytes(record(forged));
    byte[] noise = new byte[100_000];
    new Random(7).nextBytes(noise);
    byte[] body = Captures.join(noise, smuggled, noise);
    Path file =
        record(
            Captures.page(1),
            Captures.exchange(Captures.PAGE, Captures.response("", body)),
            Captures.page(3));
    byte[] bytes = Files.readAllBytes(file);
    int inside = indexOf(bytes, smuggled);
    assertThat(inside).as("what cannot be packed stands in the file as it is").isPositive();
    bytes[inside - 50] ^= 1;
    Files.write(file, bytes);

    Captures.Reading reading = Captures.Reading.of(file);

    assertThat(reading.pages())
        .extracting(page -> page.uri().getPath())
        .containsExactly("/item/1", "/item/3");
    assertThat(reading.problems()).isNotEmpty();
  }

  private static int indexOf(byte[] bytes, byte[] part) {
    return new String(bytes, ISO_8859_1).indexOf(new String(part, ISO_8859_1));
  }

  @Test
  void aFileThatIsNoWarcIsRefusedAtItsStart() throws IOException {
    Path file = folder.resolve("page.warc");
    Files.writeString(file, "<html><p>not a WARC");
    Path zipped = folder.resolve("page.warc.gz");
    Files.write(zipped, Captures.gzip("<html>".getBytes(UTF_8)));

    assertThat(Captures.Reading.of(file).damage())
        .hasValueSatisfying(e -> assertThat(e.offset()).isZero());
    assertThat(Captures.Reading.of(zipped).damage()).isPresent();
    assertThatThrownBy(() -> CaptureReader.open(folder.resolve("none"), problem -> {}))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void recordsOfWgetAreReadWithTheirAngleBrackets() throws IOException {
    String block = "HTTP/1.1 404 Not Found\r\nServer: x\r\n\r\ngone";
    String record =
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:06e53566-0116-4b85-911b-66de9d258a02>\r\n"
            + "WARC-Target-URI: <http://bbs.example.test/a?x=1|2>\r\nWARC-Date: 2026-11-22T07:29:33Z\r\n"
            + "Content-Type: application/http;msgtype=response\r\nContent-Length: "
            + block.length()
            + "\r\n\r\n"
            + block
            + "\r\n\r\n";
    String headless = record.replace("WARC-Date: 2026-11-22T07:29:33Z\r\n", "");
    Path file = folder.resolve("wget.warc");
    Files.writeString(file, headless + record);

    Captures.Reading reading = Captures.Reading.of(file);

    assertThat(reading.only().uri()).hasHost("bbs.example.test");
    assertThat(reading.only().status()).isEqualTo(404);
    assertThat(reading.only().capture().record())
        .isEqualTo("urn:uuid:06e53566-0116-4b85-911b-66de9d258a02");
    assertThat(reading.problems()).hasSize(1);
    assertThat(reading.problems().getFirst().reason()).contains("mandatory header");
  }

  private Path plainFile() throws IOException {
    Path file = folder.resolve("plain.warc");
    Path zipped = record(Captures.page(1), Captures.page(2), Captures.page(3));
    try (GzipMembers members = new GzipMembers(Files.newInputStream(zipped), 0)) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      while (members.next()) {
        members.transferTo(bytes);
      }
      Files.write(file, bytes.toByteArray());
    }
    return file;
  }

  private byte[] bodyOf(String headers, byte[] body) throws IOException {
    Captures.Reading reading = read(Captures.response(headers, body));
    assertThat(reading.problems()).isEmpty();
    assertThat(reading.only().truncated()).isFalse();
    return reading.only().body();
  }

  private Captures.Reading read(byte[] response) throws IOException {
    return Captures.Reading.of(record(Captures.exchange(Captures.PAGE, response)));
  }

  private Path record(Exchange... exchanges) throws IOException {
    Path archiveFolder = Files.createTempDirectory(folder, "archive");
    try (CaptureArchive archive = Captures.archive(archiveFolder)) {
      for (Exchange exchange : exchanges) {
        archive.record(exchange);
      }
    }
    return Captures.files(archiveFolder).getFirst();
  }

  private static byte[] deflate(byte[] bytes, boolean bare) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflater =
        new DeflaterOutputStream(out, new Deflater(Deflater.BEST_COMPRESSION, bare))) {
      deflater.write(bytes);
    }
    return out.toByteArray();
  }

  @Test
  void aRequestThatWasChangedIsFoundByItsDigest() throws IOException {
    Path file = plainFile();
    byte[] bytes = Files.readAllBytes(file);
    int at = new String(bytes, ISO_8859_1).indexOf("GET /item/2");
    bytes[at + 10] = '9';
    Files.write(file, bytes);

    Captures.Reading reading = Captures.Reading.of(file);

    assertThat(reading.pages()).hasSize(3);
    assertThat(reading.problems()).hasSize(1);
    assertThat(reading.problems().getFirst().reason()).contains("block digest does not fit");
  }

  @Test
  void aRecordWithoutADigestIsCountedSinceNothingTellsIfItWasChanged() throws IOException {
    Path file = plainFile();
    String text = Files.readString(file, ISO_8859_1);
    assertThat(undigested(file)).isZero();

    Files.writeString(file, text.replaceFirst("WARC-Block-Digest: [^\r]*\r\n", ""), ISO_8859_1);

    assertThat(undigested(file)).isEqualTo(1);
  }

  private static long undigested(Path file) throws IOException {
    try (CaptureReader reader = CaptureReader.open(file, problem -> {})) {
      Optional<Captured> page = reader.next();
      while (page.isPresent()) {
        page = reader.next();
      }
      return reader.undigested();
    }
  }
}
