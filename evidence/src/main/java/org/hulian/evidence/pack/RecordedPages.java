package org.hulian.evidence.pack;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.hulian.evidence.CaptureReader;
import org.hulian.evidence.Captured;
import org.hulian.evidence.RecordCopies;
import org.hulian.listing.feed.JsonLine;
import org.netpreserve.jwarc.MessageVersion;
import org.netpreserve.jwarc.WarcCompression;
import org.netpreserve.jwarc.WarcWriter;
import org.netpreserve.jwarc.Warcinfo;

/**
 * The recorded pages of a package: copies of records, byte for byte, with the index that readers of
 * WACZ look them up in.
 *
 * @param pages in the order in which they stand
 * @param index CDXJ, one line for each response, sorted
 * @param missing captures that no WARC file holds
 */
public record RecordedPages(List<Page> pages, String index, Set<String> missing) {
  /** Where the records stand in a package. */
  public static final String PATH = "archive/pages.warc.gz";

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  public RecordedPages {
    pages = List.copyOf(pages);
    missing = Set.copyOf(missing);
  }

  /**
   * One recorded page.
   *
   * @param record WARC-Record-ID without brackets
   * @param sha256 of its payload
   * @param rendered whether it is the page as a browser rendered it
   */
  public record Page(String url, Instant at, String record, String sha256, boolean rendered) {}

  /**
   * Copies the records of these captures, with what belongs to them.
   *
   * @param folder of the WARC files
   * @param captures WARC-Record-IDs without brackets
   * @param target a file that is there, empty; the records are written to it
   * @throws IOException if one cannot be read or written, or does not fit its digest
   */
  public static RecordedPages copy(Path folder, Set<String> captures, Path target)
      throws IOException {
    RecordCopies copies = RecordCopies.find(folder, captures);
    try (OutputStream out = Files.newOutputStream(target)) {
      copies.writeTo(out);
    }
    Map<Long, Long> lengths = new HashMap<>();
    long at = 0;
    for (RecordCopies.Copy copy : copies.copies()) {
      lengths.put(at, copy.length());
      at += copy.length();
    }
    List<Page> pages = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    try (CaptureReader reader =
        CaptureReader.open(target, problem -> problems.add(problem.reason()))) {
      Optional<Captured> next = reader.next();
      while (next.isPresent()) {
        Captured page = next.get();
        pages.add(page(page));
        if (!page.rendered()) {
          lines.add(line(page, Objects.requireNonNull(lengths.get(page.at().offset()))));
        }
        next = reader.next();
      }
    }
    if (!problems.isEmpty()) {
      throw new IOException("a recorded page is damaged: " + problems.getFirst());
    }
    lines.sort(null);
    return new RecordedPages(pages, String.join("", lines), copies.missing());
  }

  /**
   * For a package without pages, since WACZ wants a WARC file: one with a head and no record.
   *
   * @param target a file that is there, empty
   * @param missing captures that should be in it
   */
  public static RecordedPages none(EvidencePackage.Head head, Path target, Set<String> missing)
      throws IOException {
    UUID id = UUID.nameUUIDFromBytes(head.id().getBytes(StandardCharsets.UTF_8));
    Warcinfo info =
        new Warcinfo.Builder()
            .version(MessageVersion.WARC_1_1)
            .recordId(URI.create("urn:uuid:" + id))
            .date(head.created())
            .filename(PATH.substring(PATH.indexOf('/') + 1))
            .fields(
                new TreeMap<>(
                    Map.of(
                        "software", List.of(head.software()),
                        "description", List.of("no recorded page is in this package"))))
            .build();
    try (FileChannel channel = FileChannel.open(target, StandardOpenOption.WRITE);
        WarcWriter writer = new WarcWriter(channel, WarcCompression.GZIP)) {
      writer.write(info);
    }
    return new RecordedPages(List.of(), "", missing);
  }

  private static Page page(Captured page) {
    return new Page(
        page.uri().toString(),
        page.date(),
        page.capture().record(),
        page.capture().sha256(),
        page.rendered());
  }

  /** CDXJ 0.1.0: the sortable address, the time, and a JSON object, which is text throughout. */
  private static String line(Captured page, long length) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("url", page.uri().toString());
    fields.put("mime", mime(page));
    fields.put("status", Integer.toString(page.status()));
    fields.put("digest", "sha256:" + page.capture().sha256());
    fields.put("length", Long.toString(length));
    fields.put("offset", Long.toString(page.at().offset()));
    fields.put("filename", PATH.substring(PATH.indexOf('/') + 1));
    return SortableAddress.of(page.uri().toString())
        + " "
        + STAMP.format(page.date().truncatedTo(ChronoUnit.SECONDS))
        + " "
        + JsonLine.of(fields)
        + "\n";
  }

  private static String mime(Captured page) {
    String type = page.headers().getOrDefault("content-type", List.of("unk")).getFirst();
    int end = type.indexOf(';');
    return (end < 0 ? type : type.substring(0, end)).strip();
  }
}
