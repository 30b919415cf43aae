package org.hulian.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.netpreserve.jwarc.WarcRecord;

/**
 * Finds single records in a folder of WARC files and copies them as the bytes they are. With a
 * response comes its request, with a rendered page the response that it was made from, and with
 * each the head of its file, so that the copy tells as much of how it was recorded as the original.
 *
 * <p>Only records that are a gzip member of their own can be copied, as {@link CaptureArchive}
 * writes them. The newest files are read first, and only until everything is found.
 */
public final class RecordCopies {
  private static final String WARC =
      ".*\\.warc\\.gz(" + CaptureFile.IN_USE.replace(".", "\\.") + ")?";

  private final Map<Path, TreeMap<Long, Copy>> found = new LinkedHashMap<>();
  private final Set<String> open;
  private final Set<String> known = new HashSet<>();

  private RecordCopies(Set<String> wanted) {
    open = new HashSet<>(wanted);
  }

  /**
   * A record where it stands.
   *
   * @param id WARC-Record-ID without brackets
   * @param offset in bytes from the start of the file
   * @param length of its gzip member in bytes
   */
  public record Copy(Path file, String id, long offset, long length) {}

  /**
   * Finds records.
   *
   * @param folder of WARC files; one that is not there has none
   * @param wanted WARC-Record-IDs of captures, without brackets
   */
  public static RecordCopies find(Path folder, Set<String> wanted) throws IOException {
    RecordCopies copies = new RecordCopies(wanted);
    List<Path> files = files(folder);
    // A rendered page may stand in a newer file than what it was made from, or in an older one.
    boolean more = true;
    while (more && !copies.open.isEmpty()) {
      Set<String> before = Set.copyOf(copies.open);
      for (Path file : files) {
        if (!copies.open.isEmpty()) {
          copies.read(file);
        }
      }
      more = !before.containsAll(copies.open); // what was made of others was found
    }
    return copies;
  }

  private static List<Path> files(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(file -> file.toString().matches(WARC))
          .sorted(Comparator.reverseOrder())
          .toList();
    }
  }

  /** Captures that no file holds. */
  public Set<String> missing() {
    return Set.copyOf(open);
  }

  /** What was found, file by file in the order of their names, in the order in which it stands. */
  public List<Copy> copies() {
    return found.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .flatMap(file -> file.getValue().values().stream())
        .toList();
  }

  /** Writes all records, byte for byte, in the order of {@link #copies}. */
  public void writeTo(OutputStream out) throws IOException {
    for (Copy copy : copies()) {
      try (FileChannel channel = open(copy.file());
          InputStream from = new RecordSearch.Section(channel, copy.offset())) {
        byte[] bytes = from.readNBytes(Math.toIntExact(copy.length()));
        if (bytes.length != copy.length()) {
          throw new IOException(copy.file() + ": the file became shorter");
        }
        out.write(bytes);
      }
    }
  }

  /** A file loses the ending of its name when its writer is done with it. */
  private static FileChannel open(Path file) throws IOException {
    try {
      return FileChannel.open(file);
    } catch (NoSuchFileException e) {
      String name = String.valueOf(file.getFileName());
      if (!name.endsWith(CaptureFile.IN_USE)) {
        throw e;
      }
      return FileChannel.open(
          file.resolveSibling(name.substring(0, name.length() - CaptureFile.IN_USE.length())));
    }
  }

  /** What the head of a record says. */
  private record Head(
      String id,
      long offset,
      @Nullable String warcinfo,
      @Nullable String beside,
      @Nullable String source) {
    /** Stands where something is that cannot be read. */
    static Head none(long offset) {
      return new Head("", offset, null, null, null);
    }

    static Head of(WarcRecord record, long offset) {
      return new Head(
          String.valueOf(id(record, "WARC-Record-ID")),
          offset,
          id(record, "WARC-Warcinfo-ID"),
          id(record, "WARC-Concurrent-To"),
          id(record, "WARC-Refers-To"));
    }

    private static @Nullable String id(WarcRecord record, String field) {
      return record
          .headers()
          .first(field)
          .map(value -> value.strip().replaceAll("^<|>$", ""))
          .orElse(null);
    }
  }

  private void read(Path file) throws IOException {
    List<Head> heads = new ArrayList<>();
    long end;
    try (WarcRecords records = WarcRecords.open(file, 0)) {
      if (!records.isCompressed()) {
        return;
      }
      end = heads(records, heads);
    } catch (NoSuchFileException e) {
      return; // it was finished meanwhile; another call finds it by its new name
    } catch (WarcDamagedException e) {
      end = e.offset();
    }
    Map<String, Copy> here = copies(file, heads, end);
    for (Head head : heads) {
      if (open.contains(head.id()) && here.containsKey(head.id())) {
        take(head, here);
      }
    }
  }

  /** Reads the heads of the whole records of a file; returns where the last of them ends. */
  private static long heads(WarcRecords records, List<Head> heads) throws IOException {
    while (true) {
      try {
        WarcRecord record = records.next();
        if (record == null) {
          return records.offset();
        }
        Head head = Head.of(record, records.offset());
        records.finishCurrent();
        heads.add(head);
      } catch (WarcDamagedException e) {
        if (!records.goOn()) {
          return e.offset();
        }
        heads.add(Head.none(e.offset()));
      }
    }
  }

  /** The records that are alone in their gzip member and whole. */
  private static Map<String, Copy> copies(Path file, List<Head> heads, long end) {
    Map<String, Copy> copies = new HashMap<>();
    for (int i = 0; i < heads.size(); i++) {
      Head head = heads.get(i);
      long next = i + 1 < heads.size() ? heads.get(i + 1).offset() : end;
      boolean alone =
          next > head.offset() && (i == 0 || heads.get(i - 1).offset() != head.offset());
      if (alone) {
        copies.put(head.id(), new Copy(file, head.id(), head.offset(), next - head.offset()));
      }
    }
    return copies;
  }

  private void take(Head head, Map<String, Copy> here) {
    Stream.of(head.id(), head.warcinfo(), head.beside())
        .filter(Objects::nonNull)
        .map(here::get)
        .filter(Objects::nonNull)
        .forEach(this::put);
    open.remove(head.id());
    known.add(head.id());
    String source = head.source();
    if (source != null && !known.contains(source)) {
      open.add(source);
    }
  }

  private void put(Copy copy) {
    found.computeIfAbsent(copy.file(), file -> new TreeMap<>()).put(copy.offset(), copy);
  }
}
