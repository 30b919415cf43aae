package org.hulian.evidence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hulian.listing.CaptureRef;
import org.jspecify.annotations.Nullable;
import org.netpreserve.jwarc.WarcDigest;
import org.netpreserve.jwarc.WarcMetadata;
import org.netpreserve.jwarc.WarcRecord;

/**
 * Finds one recorded page in a folder of WARC files. The file that was written to when the page was
 * fetched is read first, by the time in its name, then older ones, then all others. Thread-safe.
 */
public final class CaptureLookup {
  private static final Pattern WARC =
      Pattern.compile(
          "(?:hulian-(\\d{8}T\\d{6}Z)-)?.*\\.warc(?:\\.gz)?(?:\\.open)?", Pattern.CASE_INSENSITIVE);
  private static final int MAX_NOTE_BYTES = 4 << 10;
  private static final Pattern ERASED = Pattern.compile("(?m)^erased: (\\S{1,40})\\r?$");

  private final Path folder;

  /** Nothing is read yet. */
  public CaptureLookup(Path folder) {
    this.folder = folder;
  }

  /** What came of looking. */
  public sealed interface Outcome {
    /**
     * The page is there.
     *
     * @param declared the digest of the payload that the head of its record tells: algorithm,
     *     colon, hexadecimal; empty if it has none
     */
    record Found(Captured page, String declared) implements Outcome {}

    /**
     * It was taken out by an erasure.
     *
     * @param at when, as the note in its place says; empty if that cannot be read
     */
    record Erased(Path file, String at) implements Outcome {}

    /**
     * It cannot be read, or what may be it.
     *
     * @param offset in bytes from the start of the file
     * @param reason in one line
     */
    record Damaged(Path file, long offset, String reason) implements Outcome {}

    /** No file of the folder has it. */
    record Missing(int files) implements Outcome {}

    /** The time was over before all files were read. */
    record TookTooLong() implements Outcome {}
  }

  /**
   * Looks for a page.
   *
   * @param at when it was fetched; where that is not known, the newest files are read first
   * @param patience after which no further record is read
   */
  public Outcome find(CaptureRef wanted, @Nullable Instant at, Duration patience)
      throws IOException {
    Search search = new Search(wanted.record(), System.nanoTime() + patience.toNanos());
    List<Path> files = files(at);
    for (Path file : files) {
      Outcome outcome = search.in(file);
      if (outcome != null) {
        return outcome;
      }
    }
    Outcome.Damaged damage = search.damage;
    return damage == null ? new Outcome.Missing(files.size()) : damage;
  }

  private List<Path> files(@Nullable Instant at) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<Path> before = new ArrayList<>();
    List<Path> others = new ArrayList<>();
    String stamp = at == null ? "99999999T999999Z" : CaptureFile.STAMP.format(at);
    try (Stream<Path> all = Files.list(folder)) {
      all.sorted(Comparator.reverseOrder())
          .forEach(
              file -> {
                Matcher name = WARC.matcher(String.valueOf(file.getFileName()));
                if (name.matches()) {
                  boolean older = name.group(1) != null && name.group(1).compareTo(stamp) <= 0;
                  (older ? before : others).add(file);
                }
              });
    }
    before.addAll(others);
    return before;
  }

  /** One search, file after file. */
  private static final class Search {
    private final String wanted;
    private final long end;
    private Outcome.@Nullable Damaged damage;

    Search(String wanted, long end) {
      this.wanted = wanted;
      this.end = end;
    }

    /** What the file has of it; absent if nothing. */
    @Nullable Outcome in(Path file) throws IOException {
      try (WarcRecords records = WarcRecords.open(file, 0)) {
        boolean more = true;
        while (more) {
          try {
            WarcRecord record = records.next();
            if (record == null) {
              return null;
            }
            if (System.nanoTime() > end) {
              return new Outcome.TookTooLong();
            }
            Outcome outcome = outcome(file, record, records.offset());
            if (outcome != null) {
              return outcome;
            }
            records.finishCurrent();
          } catch (WarcDamagedException e) {
            note(e);
            more = records.goOn();
          }
        }
      } catch (NoSuchFileException e) {
        return null; // it was finished meanwhile, and has another name
      } catch (WarcDamagedException e) {
        note(e);
      }
      return null;
    }

    /** The first damage may be where the page was. */
    private void note(WarcDamagedException e) {
      if (damage == null) {
        damage = new Outcome.Damaged(e.file(), e.offset(), e.reason());
      }
    }

    private @Nullable Outcome outcome(Path file, WarcRecord record, long offset)
        throws IOException {
      if (wanted.equals(id(record, "WARC-Record-ID"))) {
        return read(new Captured.Location(file, offset), declared(record));
      }
      if (record instanceof WarcMetadata && wanted.equals(id(record, "WARC-Refers-To"))) {
        byte[] note = record.body().stream().readNBytes(MAX_NOTE_BYTES);
        Matcher erased = ERASED.matcher(new String(note, StandardCharsets.ISO_8859_1));
        return erased.find() ? new Outcome.Erased(file, erased.group(1)) : null;
      }
      return null;
    }

    /** In hexadecimal, which the record may have it in or not. */
    private static String declared(WarcRecord record) {
      String field = record.headers().first("WARC-Payload-Digest").orElse("").strip();
      try {
        WarcDigest digest = new WarcDigest(field);
        return digest.algorithm().toLowerCase(Locale.ROOT) + ":" + digest.hex();
      } catch (IllegalArgumentException e) {
        return ""; // none, or none that anybody could compare with
      }
    }

    private static String id(WarcRecord record, String field) {
      return record.headers().first(field).orElse("").strip().replaceAll("^<|>$", "");
    }

    /** Reads it as everything else is read from WARC files, with its digest checked. */
    private Outcome read(Captured.Location at, String declared) throws IOException {
      List<CaptureProblem> problems = new ArrayList<>();
      try (CaptureReader reader = CaptureReader.openAt(at, problems::add)) {
        Optional<Captured> page = reader.next();
        if (page.isPresent() && page.get().capture().record().equals(wanted)) {
          return new Outcome.Found(page.get(), declared);
        }
      } catch (WarcDamagedException e) {
        return new Outcome.Damaged(e.file(), e.offset(), e.reason());
      }
      String reason = problems.isEmpty() ? "not a page" : problems.getFirst().reason();
      return new Outcome.Damaged(at.file(), at.offset(), reason);
    }
  }
}
