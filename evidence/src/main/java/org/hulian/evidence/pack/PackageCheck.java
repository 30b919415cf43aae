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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.hulian.evidence.RecordCheck;
import org.hulian.evidence.log.Sha256;
import org.hulian.listing.feed.FeedException;
import org.hulian.listing.feed.JsonLine;

/**
 * Checks a package on a machine that knows nothing else: its form, every file against the manifest,
 * the manifest against its digest and signature, every record against its digests, and the records
 * that the texts name against these. What the texts say is not held against what the pages say.
 * Reads only; needs no net.
 */
public final class PackageCheck {
  /** What is read as a whole; our own files are far smaller. */
  private static final long MAX_TEXT_BYTES = 64L << 20;

  /** What all records of a package may unpack to. */
  private static final long MAX_UNPACKED_BYTES = 1L << 30;

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
  private boolean logged;
  private long records;
  private long unpacked;

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
    return new PackageReport(id, entries.size(), records, key, logged, proofs, all);
  }

  /** The first that is found wrong with a thing is told; the rest mostly follows from it. */
  private void add(Damage damage) {
    damages.putIfAbsent(damage.item(), damage.reason());
  }

  private void add(String item, String reason) {
    add(new Damage(item, reason));
  }

  private void run() throws IOException {
    Map<String, Measured.Sums> sums = sums();
    Optional<byte[]> manifest = text(EvidencePackage.MANIFEST);
    checkDigest(manifest);
    if (manifest.isEmpty()) {
      add(EvidencePackage.MANIFEST, GONE);
    } else {
      checkFiles(manifest.get(), sums);
    }
    checkSums(sums);
    for (ZipEntryHead entry : entries.values()) {
      if (entry.name().startsWith(ARCHIVE)) {
        checkRecords(entry);
      }
    }
    checkCaptures();
  }

  private Map<String, Measured.Sums> sums() throws IOException {
    Map<String, Measured.Sums> sums = new HashMap<>();
    for (ZipEntryHead entry : entries.values()) {
      try (InputStream in = zip.open(entry)) {
        sums.put(entry.name(), Measured.Sums.of(in));
      }
    }
    return sums;
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
      if (manifest.isPresent() && !Sha256.hex(manifest.get()).equals(hash)) {
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
      logged = seal.proof() != null;
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

  private void checkFiles(byte[] bytes, Map<String, Measured.Sums> sums) {
    Manifest manifest;
    try {
      manifest = Manifest.read(bytes);
    } catch (FeedException | IllegalArgumentException e) {
      add(EvidencePackage.MANIFEST, "cannot be used: " + e.getMessage());
      return;
    }
    id = manifest.id();
    Set<String> wanted = new LinkedHashSet<>(manifest.paths());
    wanted.stream().filter(path -> !entries.containsKey(path)).forEach(path -> add(path, GONE));
    entries.keySet().stream()
        .filter(path -> !wanted.contains(path))
        .forEach(path -> add(path, "is not in the manifest"));
    for (Manifest.Resource resource : manifest.resources().values()) {
      Measured.Sums found = sums.get(resource.path());
      if (found != null) {
        checkFile(resource, found);
      }
    }
    manifest
        .misplaced(List.copyOf(entries.keySet()))
        .forEach(path -> add(path, "stands at another place than the manifest says"));
  }

  private void checkFile(Manifest.Resource resource, Measured.Sums found) {
    if (found.bytes() != resource.bytes()) {
      add(resource.path(), "has " + found.bytes() + " bytes and not " + resource.bytes());
    } else if (!found.sha256().equals(resource.sha256())) {
      add(resource.path(), "was changed: its SHA-256 does not fit the manifest");
    }
  }

  /** Other programs that open the package look at these. */
  private void checkSums(Map<String, Measured.Sums> sums) {
    sums.forEach(
        (name, found) -> {
          if (found.crc() != Objects.requireNonNull(entries.get(name)).crc()) {
            add(name, "was changed: its checksum in the package does not fit");
          }
        });
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
              MAX_UNPACKED_BYTES - unpacked,
              problem ->
                  add(entry.name() + ", record at byte " + problem.offset(), problem.reason()));
      records += check.records();
      unpacked += Math.min(check.unpacked(), MAX_UNPACKED_BYTES - unpacked);
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
        add("record " + capture.record(), "is named by the texts and not in the package");
      } else if (payload != null && !payload.equals(capture.sha256())) {
        add("record " + capture.record(), "has another content than the texts were read from");
      } else if (payload != null) {
        held++;
      }
    }
    if (held > 0) {
      proofs.add(held + " recorded answers are here and have the digests that the case names");
    }
    checkTexts(list);
  }

  private void checkTexts(CaptureList list) throws IOException {
    Optional<byte[]> text = text(TextVersions.PATH);
    if (text.isEmpty()) {
      return;
    }
    Map<String, String> named = new HashMap<>();
    list.captures().forEach(capture -> named.put(capture.record(), capture.sha256()));
    try {
      int here = 0;
      for (TextVersions.Version version :
          TextVersions.read(new String(text.get(), StandardCharsets.UTF_8)).versions()) {
        if (!version.sha256().equals(named.get(version.record()))) {
          add(
              TextVersions.PATH + ", version " + version.name(),
              "names another record than " + CaptureList.PATH);
        } else if (payloads.containsKey(version.record())) {
          here++;
        }
      }
      if (here > 0) {
        proofs.add(here + " versions of the text name one of them as what they were read from");
      }
    } catch (FeedException e) {
      add(TextVersions.PATH, "cannot be read: " + e.getMessage());
    }
  }
}
