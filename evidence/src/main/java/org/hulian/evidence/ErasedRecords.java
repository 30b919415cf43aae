package org.hulian.evidence;

import java.io.ByteArrayOutputStream;
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
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hulian.evidence.log.Sha256;
import org.netpreserve.jwarc.MediaType;
import org.netpreserve.jwarc.MessageVersion;
import org.netpreserve.jwarc.WarcCompression;
import org.netpreserve.jwarc.WarcMetadata;
import org.netpreserve.jwarc.WarcWriter;

/**
 * Takes records out of the finished WARC files of a folder. A file is written anew without them,
 * byte for byte, and takes the old one's place; where a record was, a metadata record says that it
 * was erased and when, with its id and the digest that it had, and nothing of what it held. Files
 * that a process is writing to are left for later.
 */
public final class ErasedRecords {
  private static final int MAX_HEAD_BYTES = 64 << 10;
  private static final int CHUNK = 64 << 10;
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
   * A file that was written anew.
   *
   * @param file its name
   * @param records how many records were taken out
   * @param before SHA-256 of the file before, lower-case hexadecimal
   * @param after and after
   */
  public record Rewritten(String file, int records, String before, String after) {}

  /** The head of a record, and where it stands in its file. */
  private record Head(Map<String, String> fields, long start, long end) {
    String field(String name) {
      return fields.getOrDefault(name, "");
    }

    /** Its own id, and those of the records that it belongs to. */
    boolean concerns(Set<String> ids) {
      return ids.contains(field("warc-record-id"))
          || ids.contains(field("warc-concurrent-to"))
          || ids.contains(field("warc-refers-to"));
    }
  }

  /**
   * The ids of all records of the addresses that some records were read from, these included: other
   * looks at the same pages.
   */
  public Set<String> ofTheSamePages(Set<String> ids) throws IOException {
    Set<String> addresses = new HashSet<>();
    each(
        head -> {
          if (head.concerns(ids) && !head.field("warc-target-uri").isEmpty()) {
            addresses.add(head.field("warc-target-uri"));
          }
        });
    Set<String> found = new HashSet<>(ids);
    each(
        head -> {
          if (addresses.contains(head.field("warc-target-uri"))) {
            found.add(head.field("warc-record-id"));
          }
        });
    return found;
  }

  /** Whether a process writes to a file of the folder, or a crash left one unfinished. */
  public boolean hasFilesInUse() throws IOException {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.anyMatch(file -> file.toString().endsWith(CaptureFile.IN_USE));
    }
  }

  private void each(Consumer<Head> consumer) throws IOException {
    for (Path file : files()) {
      heads(file).forEach(consumer);
    }
  }

  private List<Path> files() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(file -> file.toString().endsWith(".warc.gz")).sorted().toList();
    }
  }

  /** Takes records out, with their requests and renderings; tells of the files that changed. */
  public List<Rewritten> erase(Set<String> ids) throws IOException {
    List<Rewritten> changed = new ArrayList<>();
    for (Path file : files()) {
      List<Head> heads = heads(file);
      List<Head> doomed =
          heads.stream()
              .filter(head -> head.concerns(ids))
              .filter(head -> !head.field("warc-type").equalsIgnoreCase("metadata"))
              .toList();
      if (!doomed.isEmpty()) {
        changed.add(rewrite(file, doomed));
      }
    }
    return List.copyOf(changed);
  }

  private Rewritten rewrite(Path file, List<Head> doomed) throws IOException {
    String before = sha256(file);
    Path next = file.resolveSibling(file.getFileName() + ".next");
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
    String after = sha256(next);
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    Folders.force(file.toAbsolutePath().getParent());
    return new Rewritten(String.valueOf(file.getFileName()), doomed.size(), before, after);
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
            + erased.field("warc-record-id")
            + "\r\nblock-digest: "
            + erased.field("warc-block-digest")
            + "\r\n";
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    WarcMetadata.Builder record = new WarcMetadata.Builder();
    record
        .version(MessageVersion.WARC_1_1)
        .recordId(URI.create("urn:uuid:" + UUID.randomUUID()))
        .date(now)
        .setHeader("WARC-Refers-To", "<" + erased.field("warc-record-id") + ">")
        .body(MediaType.parse("application/warc-fields"), text.getBytes(StandardCharsets.US_ASCII));
    if (!erased.field("warc-warcinfo-id").isEmpty()) {
      record.setHeader("WARC-Warcinfo-ID", "<" + erased.field("warc-warcinfo-id") + ">");
    }
    new WarcWriter(Channels.newChannel(bytes), WarcCompression.GZIP).write(record.build());
    return bytes.toByteArray();
  }

  private static List<Head> heads(Path file) throws IOException {
    List<Head> heads = new ArrayList<>();
    try (InputStream in = Files.newInputStream(file);
        GzipMembers members = new GzipMembers(in, 0)) {
      while (members.next()) {
        long start = members.start();
        Map<String, String> fields = fields(members.readNBytes(MAX_HEAD_BYTES));
        members.transferTo(OutputStream.nullOutputStream());
        heads.add(new Head(fields, start, members.offset()));
      }
    }
    return heads;
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
