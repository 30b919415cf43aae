package org.hulian.evidence.pack;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hulian.evidence.RecordCheck;
import org.hulian.listing.feed.FeedException;
import org.hulian.listing.feed.JsonLine;

/**
 * Checks a package on a machine that knows nothing else: its form, every file against the manifest,
 * the manifest against its digest and signature, every record against its digests, and what the
 * texts say of the records against them. Reads only; needs no net.
 */
public final class PackageCheck {
  /** What is read as a whole; our own files are far smaller. */
  private static final long MAX_TEXT_BYTES = 64L << 20;

  private static final String ARCHIVE = "archive/";
  private static final String GONE = "is missing";

  private final StoredZipReader zip;
  private final Trust trust;
  private final Map<String, ZipEntryHead> entries = new LinkedHashMap<>();
  private final Map<String, String> damages = new LinkedHashMap<>();
  private final List<String> proofs = new ArrayList<>();
  private final Map<String, String> payloads = new HashMap<>();
  private String id = "";
  private String key = "";
  private long records;

  private PackageCheck(StoredZipReader zip, Trust trust) {
    this.zip = zip;
    this.trust = trust;
    zip.entries().forEach(entry -> entries.put(entry.name(), entry));
    zip.damages().forEach(this::add);
  }

  /**
   * Checks a package.
   *
   * @param trust what is known from elsewhere
   */
  public static PackageReport of(Path file, Trust trust) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      PackageCheck check = new PackageCheck(StoredZipReader.read(channel), trust);
      check.run();
      return check.report();
    }
  }

  private PackageReport report() {
    List<Damage> all = new ArrayList<>();
    damages.forEach((item, reason) -> all.add(new Damage(item, reason)));
    return new PackageReport(id, entries.size(), records, key, proofs, all);
  }

  /** The first that is found wrong with a thing is told; the rest mostly follows from it. */
  private void add(Damage damage) {
    damages.putIfAbsent(damage.item(), damage.reason());
  }

  private void add(String item, String reason) {
    add(new Damage(item, reason));
  }

  private void run() throws IOException {
    Optional<byte[]> manifest = text(EvidencePackage.MANIFEST);
    checkDigest(manifest);
    if (manifest.isEmpty()) {
      add(EvidencePackage.MANIFEST, GONE);
    } else {
      checkFiles(manifest.get());
    }
    checkSums();
    for (ZipEntryHead entry : entries.values()) {
      if (entry.name().startsWith(ARCHIVE)) {
        checkRecords(entry);
      }
    }
    checkCaptures();
  }

  private Optional<byte[]> text(String name) throws IOException {
    ZipEntryHead entry = entries.get(name);
    if (entry == null) {
      return Optional.empty();
    }
    if (entry.size() > MAX_TEXT_BYTES) {
      add(name, "is larger than such a file can be");
      return Optional.empty();
    }
    try (InputStream in = zip.open(entry)) {
      return Optional.of(in.readAllBytes());
    }
  }

  private void checkDigest(Optional<byte[]> manifest) throws IOException {
    Optional<byte[]> digest = text(EvidencePackage.DIGEST);
    if (digest.isEmpty()) {
      add(EvidencePackage.DIGEST, GONE);
      return;
    }
    try {
      String text = new String(digest.get(), StandardCharsets.UTF_8);
      Map<String, ?> json = JsonLine.read(text);
      String hash = hash(json, text);
      if (manifest.isPresent() && !Digests.sha256(manifest.get()).equals(hash)) {
        add(EvidencePackage.MANIFEST, "was changed: its digest does not fit");
      }
      if (!(json.get(Seal.MEMBER) instanceof Map<?, ?> member)) {
        throw new IllegalArgumentException("has no signature");
      }
      Seal seal = Seal.check(member, hash);
      if (trust.key() != null && !trust.key().equals(seal.key())) {
        throw new IllegalArgumentException(
            "is signed by another key than was named: " + seal.key());
      }
      key = seal.key().toString();
      seal.proved().ifPresent(proofs::add);
    } catch (FeedException e) {
      add(EvidencePackage.DIGEST, "cannot be read: " + e.getMessage());
    } catch (IllegalArgumentException e) {
      add(EvidencePackage.DIGEST, String.valueOf(e.getMessage()));
    }
  }

  private static String hash(Map<String, ?> json, String text) {
    boolean ours =
        EvidencePackage.MANIFEST.equals(json.get("path")) && JsonLine.of(json).equals(text);
    if (ours && json.get("hash") instanceof String hash && hash.startsWith(EvidencePackage.HASH)) {
      return hash.substring(EvidencePackage.HASH.length());
    }
    throw new IllegalArgumentException("was changed: it is not as packages write it");
  }

  private void checkFiles(byte[] bytes) throws IOException {
    Manifest manifest;
    try {
      manifest = Manifest.read(bytes);
    } catch (FeedException | IllegalArgumentException e) {
      add(EvidencePackage.MANIFEST, "cannot be used: " + e.getMessage());
      return;
    }
    id = manifest.id();
    List<String> wanted = manifest.paths();
    List<String> found = List.copyOf(entries.keySet());
    wanted.stream().filter(path -> !found.contains(path)).forEach(path -> add(path, GONE));
    found.stream()
        .filter(path -> !wanted.contains(path))
        .forEach(path -> add(path, "is not in the manifest"));
    for (Manifest.Resource resource : manifest.resources().values()) {
      ZipEntryHead entry = entries.get(resource.path());
      if (entry != null) {
        checkFile(resource, entry);
      }
    }
    manifest
        .misplaced(found)
        .forEach(path -> add(path, "stands at another place than the manifest says"));
  }

  private void checkFile(Manifest.Resource resource, ZipEntryHead entry) throws IOException {
    try (InputStream in = zip.open(entry)) {
      Measured.Sums sums = Measured.Sums.of(in);
      if (sums.bytes() != resource.bytes()) {
        add(resource.path(), "has " + sums.bytes() + " bytes and not " + resource.bytes());
      } else if (!sums.sha256().equals(resource.sha256())) {
        add(resource.path(), "was changed: its SHA-256 does not fit the manifest");
      }
    }
  }

  /** Other programs that open the package look at these. */
  private void checkSums() throws IOException {
    for (ZipEntryHead entry : entries.values()) {
      try (InputStream in = zip.open(entry)) {
        if (Measured.Sums.of(in).crc() != entry.crc()) {
          add(entry.name(), "was changed: its checksum in the package does not fit");
        }
      }
    }
  }

  private void checkRecords(ZipEntryHead entry) throws IOException {
    Path copy = Files.createTempFile("hulian-records", ".warc.gz");
    try {
      try (InputStream in = zip.open(entry)) {
        Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
      }
      RecordCheck check =
          RecordCheck.of(
              copy,
              problem ->
                  add(entry.name() + ", record at byte " + problem.offset(), problem.reason()));
      records += check.records();
      payloads.putAll(check.payloads());
    } finally {
      Files.delete(copy);
    }
  }

  /** The texts name the records that they were read from. */
  private void checkCaptures() throws IOException {
    Optional<byte[]> text = text(CaptureList.PATH);
    if (text.isEmpty()) {
      return;
    }
    CaptureList list;
    try {
      list = CaptureList.read(new String(text.get(), StandardCharsets.UTF_8));
    } catch (FeedException | IllegalArgumentException e) {
      add(CaptureList.PATH, "cannot be read: " + e.getMessage());
      return;
    }
    int held = 0;
    for (CaptureList.Capture capture : list.captures()) {
      String payload = payloads.get(capture.record());
      if (payload == null && capture.included()) {
        add(CaptureList.PATH, "record " + capture.record() + " is not in the package");
      } else if (payload != null && !payload.equals(capture.sha256())) {
        add(CaptureList.PATH, "record " + capture.record() + " has another content than it says");
      } else if (payload != null) {
        held++;
      }
    }
    if (held > 0) {
      proofs.add(held + " recorded answers that the texts were read from are here and fit");
    }
  }
}
