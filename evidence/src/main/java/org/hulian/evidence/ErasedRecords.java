package org.hulian.evidence;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import org.hulian.evidence.log.Sha256;
import org.netpreserve.jwarc.MediaType;
import org.netpreserve.jwarc.MessageVersion;
import org.netpreserve.jwarc.WarcCompression;
import org.netpreserve.jwarc.WarcMetadata;
import org.netpreserve.jwarc.WarcWriter;

/**
 * Takes records out of the finished WARC files of a folder. A file is written anew without them,
 * byte for byte, and takes the old one's place; where a record was, a metadata record says that it
 * was erased and when, with its id and the digest that it had, and nothing of what it held. What a
 * crash tore off of a record goes with it. Files that a process is writing to are left for later.
 * For one thread.
 */
public final class ErasedRecords {
  private static final int MAX_HEAD_BYTES = 64 << 10;
  private static final int CHUNK = 64 << 10;
  private static final int MARKS = 64 << 10;
  private static final String NEXT = ".next";
  private static final Pattern STAMPED = Pattern.compile("hulian-(\\d{8}T\\d{6}Z)-.*");
  private static final Pattern FIELD =
      Pattern.compile("(?im)^(WARC-[A-Za-z-]+):[ \\t]*<?([^<>\\r\\n]*?)>?[ \\t]*$");

  private final Path folder;
  private final Clock clock;

  /** Nothing is read yet. */
  public ErasedRecords(Path folder, Clock clock) {
    this.folder = folder;
    this.clock = clock;
  }

  /**
   * What the finished files have of some pages.
   *
   * @param addresses of the pages
   * @param files those that hold records of them
   * @param records the ids of these records: all looks, with requests and renderings
   * @param unread files that are damaged, and may hold more of them, each with what is wrong
   */
  public record Pages(
      Set<String> addresses, List<Path> files, Set<String> records, List<String> unread) {
    /** Nothing. */
    public static final Pages NONE = new Pages(Set.of(), List.of(), Set.of(), List.of());

    public Pages {
      addresses = Set.copyOf(addresses);
      files = List.copyOf(files);
      records = Set.copyOf(records);
      unread = List.copyOf(unread);
    }
  }

  /**
   * A file that was written anew.
   *
   * @param file its name
   * @param records how many records were taken out
   * @param before SHA-256 of the file before, lower-case hexadecimal
   * @param after and after; empty if the file is gone
   * @param bytes of the new one
   */
  public record Rewritten(String file, int records, String before, String after, long bytes) {}

  /** The head of a record, and where it stands in its file. */
  private record Head(Map<String, String> fields, long start, long end) {
    String field(String name) {
      return fields.getOrDefault(name, "");
    }

    String id() {
      return field("warc-record-id");
    }

    String address() {
      return field("warc-target-uri");
    }

    /** Its own id, and those of the records that it belongs to. */
    boolean concerns(Set<String> ids) {
      return ids.contains(id())
          || ids.contains(field("warc-concurrent-to"))
          || ids.contains(field("warc-refers-to"));
    }

    boolean isNote() {
      return field("warc-type").equalsIgnoreCase("metadata");
    }
  }

  /**
   * The pages that some records are of: every look at the same addresses. Reads all files once.
   *
   * @param ids of records
   */
  public Pages pages(Set<String> ids) throws IOException {
    if (ids.isEmpty() || !Files.isDirectory(folder)) {
      return Pages.NONE;
    }
    TornFiles.repair(folder);
    for (Path left : named(NEXT)) {
      Files.deleteIfExists(left); // of a file that a crash kept from being written anew
    }
    Set<String> addresses = new HashSet<>();
    Map<Path, BitSet> seen = new LinkedHashMap<>();
    List<String> unread = new ArrayList<>();
    for (Path file : named(".warc.gz")) {
      BitSet of = new BitSet(MARKS);
      try {
        each(
            file,
            head -> {
              of.set(mark(head.address()));
              if (head.concerns(ids) && !head.address().isEmpty()) {
                addresses.add(head.address());
              }
            });
        seen.put(file, of);
      } catch (EOFException | ZipException e) {
        unread.add(file + ": " + e.getMessage());
      }
    }
    List<Path> files = new ArrayList<>();
    Set<String> records = new HashSet<>();
    for (Map.Entry<Path, BitSet> file : seen.entrySet()) {
      if (addresses.stream().anyMatch(address -> file.getValue().get(mark(address)))) {
        files.add(file.getKey());
        each(
            file.getKey(),
            head -> {
              if (addresses.contains(head.address()) && !head.isNote()) {
                records.add(head.id());
              }
            });
      }
    }
    return new Pages(addresses, files, records, unread);
  }

  /** Tells files apart that cannot hold an address from those that may. */
  private static int mark(String address) {
    return address.hashCode() & (MARKS - 1);
  }

  /**
   * Since when a process writes to the oldest file that it has not finished; empty if none does.
   */
  public Optional<Instant> inUseSince() throws IOException {
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    return named(CaptureFile.IN_USE).stream()
        .map(file -> STAMPED.matcher(String.valueOf(file.getFileName())))
        .map(
            name ->
                name.matches()
                    ? CaptureFile.STAMP.parse(name.group(1), Instant::from)
                    : Instant.EPOCH)
        .min(Comparator.naturalOrder());
  }

  private List<Path> named(String end) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(file -> file.toString().endsWith(end)).sorted().toList();
    }
  }

  /**
   * Takes the records of pages out.
   *
   * @param inUse ids of records that stay, with what was asked for them and what was made of them
   * @param held ids of records that stay with all other looks at their pages
   * @param told hears of each file before the new one takes its place
   * @return how many records of the pages stay
   */
  public int erase(Pages pages, Set<String> inUse, Set<String> held, Consumer<Rewritten> told)
      throws IOException {
    Set<String> heldAddresses = new HashSet<>();
    Set<String> stay = new HashSet<>(inUse);
    for (Path file : pages.files) {
      each(
          file,
          head -> {
            if (held.contains(head.id())) {
              heldAddresses.add(head.address());
            }
            if (inUse.contains(head.id()) && !head.field("warc-refers-to").isEmpty()) {
              stay.add(head.field("warc-refers-to")); // what a rendering was made of
            }
          });
    }
    int kept = 0;
    for (Path file : pages.files) {
      List<Head> doomed = new ArrayList<>();
      for (Head head : heads(file)) {
        if (head.isNote() || !pages.records.contains(head.id())) {
          continue;
        }
        if (head.concerns(stay) || heldAddresses.contains(head.address())) {
          kept++;
        } else {
          doomed.add(head);
        }
      }
      if (!doomed.isEmpty()) {
        rewrite(file, doomed, told);
      }
    }
    eraseTorn(pages.addresses, heldAddresses, told);
    return kept;
  }

  private void eraseTorn(Set<String> addresses, Set<String> held, Consumer<Rewritten> told)
      throws IOException {
    if (addresses.isEmpty()) {
      return;
    }
    for (Path file : named(TornFiles.TORN)) {
      String address = tornAddress(file);
      if (addresses.contains(address) && !held.contains(address)) {
        told.accept(new Rewritten(String.valueOf(file.getFileName()), 1, sha256(file), "", 0));
        Files.delete(file);
      }
    }
  }

  /** Of the record that was torn; empty if it was torn before that can be told. */
  private static String tornAddress(Path file) throws IOException {
    ByteArrayOutputStream beginning = new ByteArrayOutputStream();
    try (InputStream in = Files.newInputStream(file);
        GzipMembers members = new GzipMembers(in, 0)) {
      if (members.next()) {
        byte[] chunk = new byte[1 << 10];
        int n = members.read(chunk);
        while (n >= 0 && beginning.size() < MAX_HEAD_BYTES) {
          beginning.write(chunk, 0, n);
          n = members.read(chunk);
        }
      }
    } catch (EOFException | ZipException e) {
      // So far it can be read.
    }
    return fields(beginning.toByteArray()).getOrDefault("warc-target-uri", "");
  }

  private void rewrite(Path file, List<Head> doomed, Consumer<Rewritten> told) throws IOException {
    String before = sha256(file);
    Path next = file.resolveSibling(file.getFileName() + NEXT);
    Files.deleteIfExists(next);
    try (FileChannel from = FileChannel.open(file, StandardOpenOption.READ);
        FileChannel to = PrivateFiles.create(next)) {
      long at = 0;
      for (Head head : doomed) {
        copy(from, to, at, head.start);
        Channels.newOutputStream(to).write(tombstone(head));
        at = head.end;
      }
      copy(from, to, at, from.size());
      to.force(true);
    }
    String name = String.valueOf(file.getFileName());
    told.accept(new Rewritten(name, doomed.size(), before, sha256(next), Files.size(next)));
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    Folders.force(file.toAbsolutePath().getParent());
  }

  private static void copy(FileChannel from, FileChannel to, long start, long end)
      throws IOException {
    long at = start;
    while (at < end) {
      at += from.transferTo(at, end - at, to);
    }
  }

  private byte[] tombstone(Head erased) throws IOException {
    Instant now = clock.instant();
    String text =
        "erased: "
            + now
            + "\r\nrecord: "
            + erased.id()
            + "\r\nblock-digest: "
            + erased.field("warc-block-digest")
            + "\r\n";
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    WarcMetadata.Builder record = new WarcMetadata.Builder();
    record
        .version(MessageVersion.WARC_1_1)
        .recordId(URI.create("urn:uuid:" + UUID.randomUUID()))
        .date(now)
        .setHeader("WARC-Refers-To", "<" + erased.id() + ">")
        .body(MediaType.parse("application/warc-fields"), text.getBytes(StandardCharsets.US_ASCII));
    if (!erased.field("warc-warcinfo-id").isEmpty()) {
      record.setHeader("WARC-Warcinfo-ID", "<" + erased.field("warc-warcinfo-id") + ">");
    }
    new WarcWriter(Channels.newChannel(bytes), WarcCompression.GZIP).write(record.build());
    return bytes.toByteArray();
  }

  private static List<Head> heads(Path file) throws IOException {
    List<Head> heads = new ArrayList<>();
    each(file, heads::add);
    return heads;
  }

  private static void each(Path file, Consumer<Head> consumer) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        GzipMembers members = new GzipMembers(in, 0)) {
      while (members.next()) {
        long start = members.start();
        Map<String, String> fields = fields(members.readNBytes(MAX_HEAD_BYTES));
        members.transferTo(OutputStream.nullOutputStream());
        consumer.accept(new Head(fields, start, members.offset()));
      }
    }
  }

  private static Map<String, String> fields(byte[] beginning) {
    String text = new String(beginning, StandardCharsets.ISO_8859_1);
    int end = text.indexOf("\r\n\r\n");
    Matcher matcher = FIELD.matcher(end < 0 ? text : text.substring(0, end));
    Map<String, String> fields = new HashMap<>();
    while (matcher.find()) {
      fields.putIfAbsent(matcher.group(1).toLowerCase(Locale.ROOT), matcher.group(2));
    }
    return fields;
  }

  private static String sha256(Path file) throws IOException {
    MessageDigest digest = Sha256.digest();
    byte[] chunk = new byte[CHUNK];
    try (InputStream in = Files.newInputStream(file)) {
      for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
        digest.update(chunk, 0, n);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
