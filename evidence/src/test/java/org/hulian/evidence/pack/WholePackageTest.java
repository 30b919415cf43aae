package org.hulian.evidence.pack;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.hulian.evidence.log.Sha256;
import org.hulian.listing.CaptureRef;
import org.hulian.listing.feed.JsonLine;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A package is what WACZ 1.2.0 says, for readers that are not ours. */
class WholePackageTest {
  @TempDir private Path folder;
  private List<CaptureRef> pages = List.of();
  private byte[] bytes = {};
  private Path file = Path.of("");

  @BeforeEach
  void make() throws IOException {
    pages = Packages.record(folder.resolve("warc"), 3);
    bytes = Packages.of(folder, pages);
    file = Files.write(folder.resolve("one.wacz"), bytes);
  }

  @Test
  void theSameFilesGiveTheSameBytes() throws IOException {
    assertThat(Packages.of(folder, pages)).isEqualTo(bytes);
  }

  @Test
  void anotherZipReaderOpensItFromEitherEnd() throws IOException {
    List<String> names = new ArrayList<>();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        assertThat(entry.getMethod()).isEqualTo(ZipEntry.STORED);
        assertThat(zip.getInputStream(entry).readAllBytes()).hasSize((int) entry.getSize());
        names.add(entry.getName());
      }
    }
    assertThat(names)
        .containsExactly(
            "datapackage.json",
            "datapackage-digest.json",
            "evidence/captures.json",
            "evidence/text.json",
            "evidence/verdict.json",
            "pages/pages.jsonl",
            "indexes/index.cdx",
            "archive/pages.warc.gz");
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (String name : names) {
        ZipEntry entry = zip.getNextEntry();
        assertThat(entry).isNotNull();
        assertThat(entry.getName()).isEqualTo(name);
      }
    }
  }

  @Test
  void theManifestListsEveryFileWithSizeAndHash() throws IOException {
    Map<String, byte[]> files = Packages.files(folder, bytes);
    Map<String, @Nullable Object> manifest =
        json(Objects.requireNonNull(files.get("datapackage.json")));
    assertThat(manifest).containsEntry("profile", "wacz").containsKeys("title", "created", "home");
    Map<String, String> hashes = new HashMap<>();
    for (Object one : (List<?>) Objects.requireNonNull(manifest.get("resources"))) {
      Map<?, ?> resource = (Map<?, ?>) one;
      hashes.put(String.valueOf(resource.get("path")), String.valueOf(resource.get("hash")));
      assertThat(resource.get("bytes"))
          .hasToString(
              Integer.toString(
                  Objects.requireNonNull(files.get(String.valueOf(resource.get("path")))).length));
    }
    files.keySet().removeIf(name -> name.startsWith("datapackage"));
    assertThat(hashes.keySet()).isEqualTo(files.keySet());
    files.forEach(
        (name, content) -> assertThat(hashes).containsEntry(name, "sha256:" + Sha256.hex(content)));
  }

  private static Map<String, @Nullable Object> json(byte[] bytes) {
    return JsonLine.read(new String(bytes, UTF_8));
  }

  /** Reads by gzip and the grammar of WARC 1.1 alone, and knows nothing of the library. */
  @Test
  void aSecondReaderFindsTheRecordsWhereTheIndexSays() throws IOException {
    Map<String, byte[]> files = Packages.files(folder, bytes);
    byte[] warc = Objects.requireNonNull(files.get("archive/pages.warc.gz"));
    List<String> lines =
        new String(Objects.requireNonNull(files.get("indexes/index.cdx")), UTF_8).lines().toList();
    assertThat(lines).hasSize(2).isSorted();
    for (int i = 0; i < lines.size(); i++) {
      String[] parts = lines.get(i).split(" ", 3);
      assertThat(parts[0]).isEqualTo("test,example,shop)/item/" + i);
      assertThat(parts[1]).isEqualTo("20261127025900");
      Map<String, @Nullable Object> line = json(parts[2].getBytes(UTF_8));
      int offset = Integer.parseInt(String.valueOf(line.get("offset")));
      int length = Integer.parseInt(String.valueOf(line.get("length")));
      Plain record = Plain.read(Arrays.copyOfRange(warc, offset, offset + length));
      assertThat(record.fields)
          .containsEntry("warc-type", "response")
          .containsEntry("warc-record-id", "<" + pages.get(i).record() + ">")
          .containsEntry("warc-target-uri", "http://shop.example.test/item/" + i)
          .containsEntry("warc-block-digest", "sha256:" + base32(Sha256.hex(record.block)));
      assertThat(line.get("digest")).isEqualTo("sha256:" + pages.get(i).sha256());
      String block = new String(record.block, UTF_8);
      assertThat(Sha256.hex(block.substring(block.indexOf("\r\n\r\n") + 4).getBytes(UTF_8)))
          .isEqualTo(pages.get(i).sha256());
    }
  }

  /** The way in which WARC writes digests (RFC 4648, 6). */
  private static String base32(String hex) {
    String bits =
        new BigInteger("1" + hex, 16).toString(2).substring(1) + "0".repeat(4); // 256 to 260
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < bits.length(); i += 5) {
      text.append("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".charAt(Integer.parseInt(bits, i, i + 5, 2)));
    }
    return text + "====";
  }

  /** One record: WARC 1.1, section 4. */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  private record Plain(Map<String, String> fields, byte[] block) {
    static Plain read(byte[] member) throws IOException {
      byte[] all = new GZIPInputStream(new ByteArrayInputStream(member)).readAllBytes();
      String text = new String(all, ISO_8859_1);
      int end = text.indexOf("\r\n\r\n");
      String[] lines = text.substring(0, end).split("\r\n");
      assertThat(lines[0]).isEqualTo("WARC/1.1");
      Map<String, String> fields = new HashMap<>();
      for (String line : Arrays.asList(lines).subList(1, lines.length)) {
        int colon = line.indexOf(':');
        fields.put(
            line.substring(0, colon).toLowerCase(java.util.Locale.ROOT),
            line.substring(colon + 1).strip());
      }
      int length = Integer.parseInt(String.valueOf(fields.get("content-length")));
      byte[] block = Arrays.copyOfRange(all, end + 4, end + 4 + length);
      assertThat(all).hasSize(end + 4 + length + 4);
      assertThat(HexFormat.of().formatHex(all, end + 4 + length, all.length)).isEqualTo("0d0a0d0a");
      return new Plain(fields, block);
    }
  }

  @Test
  void recordsAreCopiedByteForByteAndOnlyThoseOfTheCase() throws IOException {
    byte[] copied =
        Objects.requireNonNull(Packages.files(folder, bytes).get("archive/pages.warc.gz"));
    byte[] original;
    try (Stream<Path> all = Files.list(folder.resolve("warc"))) {
      original = Files.readAllBytes(all.findFirst().orElseThrow());
    }
    // The head of the file and the first two pages stand at its beginning.
    assertThat(copied).isEqualTo(Arrays.copyOf(original, copied.length));
    assertThat(copied.length).isLessThan(original.length);
  }

  @Test
  void whatNoFileHoldsIsSaidToBeMissing() throws IOException {
    Path target = Files.createTempFile(folder, "some", ".warc.gz");
    RecordedPages some =
        RecordedPages.copy(
            folder.resolve("warc"), Set.of(pages.get(2).record(), "urn:uuid:gone"), target);
    assertThat(some.missing()).containsExactly("urn:uuid:gone");
    assertThat(some.pages())
        .extracting(RecordedPages.Page::record)
        .containsExactly(pages.get(2).record());

    assertThat(
            RecordedPages.copy(folder.resolve("nowhere"), Set.of("urn:uuid:x"), target).missing())
        .containsExactly("urn:uuid:x");
  }

  @Test
  void aPackageWithoutPagesHasAWarcFileAllTheSame() throws IOException {
    Path target = Files.createTempFile(folder, "none", ".warc.gz");
    RecordedPages none = RecordedPages.none(Packages.head(), target, Set.of());
    byte[] first = Files.readAllBytes(target);
    RecordedPages.none(Packages.head(), target, Set.of());
    assertThat(Files.readAllBytes(target)).isEqualTo(first);
    assertThat(none.pages()).isEmpty();
    assertThat(Plain.read(first).fields()).containsEntry("warc-type", "warcinfo");
  }

  @Test
  void pathsThatLeadElsewhereCannotBePacked() {
    for (String path :
        List.of(
            "../a.txt",
            "/a.txt",
            "a/b/c.txt",
            "evidence/..",
            "A/b.txt",
            "a\\b.txt",
            "a",
            "x/.b",
            "文/a.txt")) {
      assertThatThrownBy(
              () ->
                  EvidencePackage.write(
                      Packages.head(),
                      List.of(PackagePart.text(path, "text/plain", "x")),
                      Packages.SEALER,
                      new ByteArrayOutputStream()))
          .as(path)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
