package org.hulian.evidence.pack;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hulian.evidence.ArchiveSettings;
import org.hulian.evidence.AuditChain;
import org.hulian.evidence.CaptureArchive;
import org.hulian.evidence.Exchange;
import org.hulian.evidence.Truncation;
import org.hulian.evidence.log.InclusionProof;
import org.hulian.evidence.log.LogProof;
import org.hulian.evidence.log.SignerKey;
import org.hulian.evidence.log.TreeHash;
import org.hulian.evidence.log.TreeHead;
import org.hulian.listing.CaptureRef;
import org.hulian.listing.feed.JsonLine;

/** Small packages for the tests, made of real WARC files. */
final class Packages {
  static final Instant NOW = Instant.parse("2026-11-27T03:00:00Z");
  static final SignerKey KEY = SignerKey.make("hulian/audit/test", new SecureRandom());
  static final Sealer SEALER = (name, sha256) -> seal(KEY, sha256);

  private Packages() {}

  /** A seal with the proof of a log of two entries. */
  static Seal seal(SignerKey key, String manifestSha256) {
    byte[] row =
        AuditChain.row(
            AuditChain.START,
            Map.of(
                "at",
                NOW.toString(),
                "action",
                Seal.ACTION,
                "details",
                "{\"manifest\":\"" + manifestSha256 + "\"}"));
    TreeHash other = TreeHash.leaf(new byte[] {1});
    TreeHash root = TreeHash.node(TreeHash.leaf(row), other);
    LogProof proof =
        LogProof.of(row, new InclusionProof(0, 2, List.of(other)), key.sign(new TreeHead(2, root)));
    return new Seal(key.verifier(), key.sign(Seal.words(manifestSha256)), proof);
  }

  /** Records so many pages; returns what names them. */
  static List<CaptureRef> record(Path warc, int pages) throws IOException {
    ArchiveSettings settings =
        new ArchiveSettings(
            warc, ArchiveSettings.DEFAULT_MAX_FILE_BYTES, "Hulian/test", "Ops <ops@example.test>");
    List<CaptureRef> refs = new ArrayList<>();
    try (CaptureArchive archive = CaptureArchive.open(settings, Clock.fixed(NOW, ZoneOffset.UTC))) {
      for (int i = 0; i < pages; i++) {
        refs.add(archive.record(page(i)));
      }
    }
    return refs;
  }

  private static Exchange page(int number) {
    URI uri = URI.create("http://shop.example.test/item/" + number);
    String response =
        "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>代过人脸 "
            + "页面 ".repeat(50)
            + number;
    return new Exchange(
        uri,
        NOW.minusSeconds(60),
        ("GET /item/" + number + " HTTP/1.1\r\nHost: shop.example.test\r\n\r\n").getBytes(UTF_8),
        response.getBytes(UTF_8),
        null,
        Truncation.NONE);
  }

  static EvidencePackage.Head head() {
    return new EvidencePackage.Head(
        "case-17-r3",
        "Case 17",
        "What is known of case 17.",
        NOW,
        "Hulian/test",
        new EvidencePackage.Home("http://shop.example.test/item/1", NOW));
  }

  /** A package of two of the pages of a folder, and texts of its own. */
  static byte[] of(Path folder, List<CaptureRef> pages) throws IOException {
    Path records = Files.createTempFile(folder, "records", ".warc.gz");
    RecordedPages recorded =
        RecordedPages.copy(
            folder.resolve("warc"), Set.of(pages.get(0).record(), pages.get(1).record()), records);
    List<PackagePart> parts = new ArrayList<>();
    parts.add(
        new CaptureList(
                List.of(
                    new CaptureList.Capture(
                        pages.get(0).record(), pages.get(0).sha256(), "version 1", true),
                    new CaptureList.Capture(
                        pages.get(1).record(), pages.get(1).sha256(), "version 2", true)))
            .part());
    parts.add(PackagePart.text("evidence/text.json", "application/json", text(pages.get(1))));
    parts.add(PackagePart.text("evidence/verdict.json", "application/json", "{\"score\":0.97}"));
    parts.add(PackagePart.text("pages/pages.jsonl", "application/jsonl", "{\"format\":\"x\"}\n"));
    parts.add(PackagePart.text("indexes/index.cdx", "text/plain", recorded.index()));
    parts.add(PackagePart.file(RecordedPages.PATH, "application/warc", records));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    EvidencePackage.write(head(), parts, SEALER, out);
    return out.toByteArray();
  }

  private static String text(CaptureRef read) {
    return JsonLine.of(
        Map.of(
            "versions",
            List.of(
                Map.of(
                    "version",
                    2,
                    "listing",
                    Map.of(
                        "title",
                        "代过人脸",
                        "capture",
                        Map.of("record", read.record(), "sha256", read.sha256()))))));
  }

  static PackageReport check(Path folder, byte[] bytes) throws IOException {
    return check(folder, bytes, Trust.NONE);
  }

  static PackageReport check(Path folder, byte[] bytes, Trust trust) throws IOException {
    Path file = folder.resolve("checked.wacz");
    Files.write(file, bytes);
    return PackageCheck.of(file, trust);
  }

  /** The files of a package, in their order. */
  static Map<String, byte[]> files(Path folder, byte[] bytes) throws IOException {
    Path file = folder.resolve("taken-apart.wacz");
    Files.write(file, bytes);
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (FileChannel channel = FileChannel.open(file)) {
      StoredZipReader zip = StoredZipReader.read(channel);
      for (ZipEntryHead entry : zip.entries()) {
        files.put(entry.name(), zip.open(entry).readAllBytes());
      }
    }
    return files;
  }

  /** Puts files together as somebody would who knows the form, but not the key. */
  static byte[] zip(Map<String, byte[]> files) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    zip(files, out);
    return out.toByteArray();
  }

  private static void zip(Map<String, byte[]> files, OutputStream out) throws IOException {
    StoredZipWriter writer = new StoredZipWriter(out);
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      writer.add(
          Measured.of(
              new PackagePart(
                  file.getKey(), "x/y", () -> new ByteArrayInputStream(file.getValue()))));
    }
    writer.finish();
  }
}
