package org.hulian.review.evidence;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hulian.evidence.log.Sha256;
import org.hulian.evidence.pack.CaptureList;
import org.hulian.evidence.pack.EvidencePackage;
import org.hulian.evidence.pack.PackagePart;
import org.hulian.evidence.pack.PackingFolder;
import org.hulian.evidence.pack.RecordedPages;
import org.hulian.listing.CaptureRef;
import org.hulian.listing.feed.JsonLine;
import org.hulian.review.snapshot.Recordings;
import org.hulian.store.account.AccountRepository;
import org.hulian.store.casefile.CaseFile;
import org.hulian.store.casefile.CaseRepository;
import org.hulian.store.evidence.PackageEntry;
import org.hulian.store.evidence.PackageStamp;
import org.hulian.store.listing.ListingRepository;
import org.hulian.store.listing.StoredListing;
import org.hulian.store.mask.PersonalMask;
import org.jspecify.annotations.Nullable;

/**
 * Makes packages of evidence. A package is put together in a folder of its own, and kept in mind
 * before its first byte leaves: who wanted it, with or without recorded pages, and its SHA-256.
 * Thread-safe.
 */
public final class CasePackages {
  /** Name and version of the program, as packages say it. */
  static final String SOFTWARE = "Hulian/0.1.0";

  private final CaseRepository cases;
  private final ListingRepository listings;
  private final AccountRepository accounts;
  private final EvidenceParts parts;
  private final Recordings recordings;

  public CasePackages(
      CaseRepository cases,
      ListingRepository listings,
      AccountRepository accounts,
      EvidenceParts parts) {
    this.accounts = accounts;
    this.cases = cases;
    this.listings = listings;
    this.parts = parts;
    recordings = new Recordings(parts.warc(), parts.texts());
  }

  /** The recorded pages that packages are made of. */
  public Recordings recordings() {
    return recordings;
  }

  /** Packages that were made of a case, oldest first. */
  List<PackageEntry> of(long caseId) {
    return parts.packages().of(caseId);
  }

  /** Stamps on them. */
  List<PackageStamp> stampsOf(long caseId) {
    return parts.packages().stampsOf(caseId);
  }

  /**
   * A package that was made.
   *
   * @param file where it lies, to be given away and then {@link #close closed}
   * @param missing recorded answers that no WARC file holds any more
   * @param packing the folder of the file
   */
  public record Made(Path file, PackageEntry entry, Set<String> missing, PackingFolder packing)
      implements AutoCloseable {
    /** Takes the file away; one that was moved is left where it is. */
    @Override
    public void close() throws IOException {
      packing.remove(file);
    }
  }

  /**
   * Makes a package.
   *
   * @return empty if there is no such case
   * @throws IllegalArgumentException if it is wanted with pages, but no reason is given
   * @throws IOException if there is no room, or a WARC file cannot be read
   */
  public Optional<Made> make(PackageWish wish) throws IOException {
    if (wish.pages() && wish.reason().isBlank()) {
      throw new IllegalArgumentException("recorded pages, which nothing masks, need a reason");
    }
    Optional<CaseFile> file = cases.find(wish.caseId());
    return file.isEmpty() ? Optional.empty() : Optional.of(make(wish, matter(file.get())));
  }

  private CaseMatter matter(CaseFile file) {
    return new CaseMatter(
        file,
        cases.quality().open(file.id()).isPresent(),
        listings.versions(file.listingId()),
        cases.history(file.id()).stream()
            .filter(event -> event.revision() <= file.revision())
            .toList(),
        parts.packages().custody(file.id()),
        parts.packages().of(file.id()),
        parts.packages().stampsOf(file.id()));
  }

  private Made make(PackageWish wish, CaseMatter matter) throws IOException {
    PackingFolder packing = parts.packing();
    Path target = packing.file(".part");
    Path records = null;
    boolean made = false;
    try {
      records = packing.file(".warc.gz");
      Map<CaptureRef, String> captures = captures(matter);
      CaseTexts texts = new CaseTexts(matter, accounts::pseudonym);
      RecordedPages pages = pages(wish, captures, head(wish, texts, null), records);
      List<PackagePart> all = parts(wish, texts, new Recorded(captures, pages, records));
      String sha256 = write(target, head(wish, texts, pages), all);
      PackageEntry entry =
          new PackageEntry(
              0,
              wish.name(),
              wish.caseId(),
              matter.file().revision(),
              wish.at(),
              wish.account(),
              wish.pages(),
              PersonalMask.persons(wish.reason()),
              sha256,
              Files.size(target));
      parts.packages().add(entry, parts.services());
      made = true;
      return new Made(target, entry, pages.missing(), packing);
    } finally {
      if (records != null) {
        packing.remove(records);
      }
      if (!made) {
        packing.remove(target);
      }
    }
  }

  /** The recorded answers that the case rests on, with what they show. */
  private static Map<CaptureRef, String> captures(CaseMatter matter) {
    Map<CaptureRef, String> captures = new LinkedHashMap<>();
    for (StoredListing version : matter.versions()) {
      CaptureRef capture = version.listing().sighting().capture();
      if (capture != null) {
        captures.putIfAbsent(capture, "version " + version.version());
      }
    }
    matter
        .history()
        .forEach(
            event -> {
              CaptureRef proof = event.proof();
              if (proof != null) {
                captures.putIfAbsent(proof, event.kind() + " at revision " + event.revision());
              }
            });
    return captures;
  }

  private RecordedPages pages(
      PackageWish wish, Map<CaptureRef, String> captures, EvidencePackage.Head head, Path records)
      throws IOException {
    if (wish.pages() && !captures.isEmpty()) {
      Set<String> wanted =
          Set.copyOf(captures.keySet().stream().map(CaptureRef::record).distinct().toList());
      RecordedPages pages = RecordedPages.copy(parts.warc(), wanted, records);
      if (!pages.pages().isEmpty()) {
        return pages;
      }
      return RecordedPages.none(head, records, wanted);
    }
    return RecordedPages.none(head, records, Set.of());
  }

  private static EvidencePackage.Head head(
      PackageWish wish, CaseTexts texts, @Nullable RecordedPages pages) {
    EvidencePackage.Home home =
        pages == null || pages.pages().isEmpty()
            ? null
            : new EvidencePackage.Home(pages.pages().getLast().url(), pages.pages().getLast().at());
    return new EvidencePackage.Head(
        wish.name(),
        "Case " + wish.caseId() + (texts.title().isEmpty() ? "" : ": " + texts.title()),
        "What is known of one case of Hulian (护脸): evidence/README.txt",
        wish.at(),
        SOFTWARE,
        home);
  }

  /** The recorded side of a package. */
  private record Recorded(Map<CaptureRef, String> captures, RecordedPages pages, Path file) {}

  private static List<PackagePart> parts(PackageWish wish, CaseTexts texts, Recorded recorded) {
    List<PackagePart> all = new ArrayList<>();
    all.add(PackagePart.text("evidence/README.txt", "text/plain", HowToRead.text()));
    all.add(captureList(recorded).part());
    all.addAll(texts.parts(wish, recorded.pages()));
    all.add(PackagePart.text("pages/pages.jsonl", "application/jsonl", pageList(texts, recorded)));
    all.add(PackagePart.text("indexes/index.cdx", "text/plain", recorded.pages().index()));
    all.add(PackagePart.file(RecordedPages.PATH, "application/warc", recorded.file()));
    return all;
  }

  private static CaptureList captureList(Recorded recorded) {
    Set<String> held =
        Set.copyOf(
            recorded.pages().pages().stream().map(RecordedPages.Page::record).distinct().toList());
    return new CaptureList(
        recorded.captures().entrySet().stream()
            .map(
                capture ->
                    new CaptureList.Capture(
                        capture.getKey().record(),
                        capture.getKey().sha256(),
                        capture.getValue(),
                        held.contains(capture.getKey().record())))
            .toList());
  }

  private static String pageList(CaseTexts texts, Recorded recorded) {
    StringBuilder lines = new StringBuilder();
    lines.append("{\"format\":\"json-pages-1.0\",\"id\":\"pages\",\"title\":\"All Pages\"}\n");
    for (RecordedPages.Page page : recorded.pages().pages()) {
      if (!page.rendered()) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("id", page.record());
        line.put("url", page.url());
        line.put("ts", page.at());
        line.put("title", texts.title());
        lines.append(JsonLine.of(line)).append('\n');
      }
    }
    return lines.toString();
  }

  private String write(Path target, EvidencePackage.Head head, List<PackagePart> all)
      throws IOException {
    MessageDigest digest = Sha256.digest();
    try (OutputStream out =
        new DigestOutputStream(
            new BufferedOutputStream(Files.newOutputStream(target), 1 << 16), digest)) {
      EvidencePackage.write(head, all, parts.sealer(), out);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** The file that tells people what they have before them. */
  private static final class HowToRead {
    private static final String FILE = "package-readme.txt";

    static String text() {
      try (InputStream in = CasePackages.class.getResourceAsStream(FILE)) {
        if (in == null) {
          throw new IllegalStateException(FILE + " is not in the program");
        }
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
