package org.hulian.evidence;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Consumer;
import org.hulian.listing.CaptureRef;
import org.jspecify.annotations.Nullable;
import org.netpreserve.jwarc.HttpResponse;
import org.netpreserve.jwarc.WarcDigest;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcTruncationReason;
import org.netpreserve.jwarc.Warcinfo;

/**
 * Reads the HTTP responses of a WARC file (1.0 and 1.1, plain or gzip, of any software), and pages
 * as a browser rendered them (conversions to HTML), one by one in constant memory. Block digests
 * and gzip checksums are checked, and a damaged record does not take those behind it along. Not
 * thread-safe.
 */
public final class CaptureReader implements Closeable {
  /** Bytes that are kept of a body: far above any listing page, far below the heap. */
  public static final int MAX_BODY_BYTES = 16 << 20;

  private static final String CHANGED =
      "its block digest does not fit: the record was changed or damaged";
  private static final String HTTP = "application/http";
  private static final int MIN_STATUS = 100;
  private static final int MAX_STATUS = 999;

  private final Path file;
  private final WarcRecords records;
  private final Consumer<CaptureProblem> problems;
  private long skipped;
  private long undigested;

  private CaptureReader(Path file, WarcRecords records, Consumer<CaptureProblem> problems) {
    this.file = file;
    this.records = records;
    this.problems = problems;
  }

  /**
   * Opens a file.
   *
   * @param problems told of every response that could not be used, or not all of it
   * @throws java.nio.file.NoSuchFileException if there is none
   */
  public static CaptureReader open(Path file, Consumer<CaptureProblem> problems)
      throws IOException {
    return new CaptureReader(file, WarcRecords.open(file, 0), problems);
  }

  /**
   * Opens a file in the middle; the first record read is the one at the location.
   *
   * @throws WarcDamagedException if the file ends before that
   */
  public static CaptureReader openAt(Captured.Location at, Consumer<CaptureProblem> problems)
      throws IOException {
    return new CaptureReader(at.file(), WarcRecords.open(at.file(), at.offset()), problems);
  }

  /**
   * The next response; empty at the end of the file. A damaged record of a compressed file is told
   * of, and reading goes on behind it where there is another record.
   *
   * @throws WarcDamagedException if the file cannot be read any further
   */
  public Optional<Captured> next() throws IOException {
    while (true) {
      try {
        WarcRecord record = records.next();
        if (record == null) {
          return Optional.empty();
        }
        Captured captured = response(record);
        if (captured != null) {
          return Optional.of(captured);
        }
      } catch (WarcDamagedException e) {
        if (!records.goOn()) {
          throw e;
        }
        String goesOn = e.reason() + "; reading goes on at byte " + records.offset();
        problems.accept(new CaptureProblem(file, e.offset(), goesOn));
      }
    }
  }

  private @Nullable Captured response(WarcRecord record) throws IOException {
    if (isHttp(record) && record instanceof WarcResponse response) {
      return read(response);
    }
    Captured rendered = rendered(record);
    boolean fits = checkOther(record);
    if (rendered != null && fits) {
      return rendered;
    }
    skipped++;
    return null;
  }

  private @Nullable Captured rendered(WarcRecord record) {
    try {
      return ConversionRecord.read(record, new Captured.Location(file, records.offset()));
    } catch (IOException e) {
      return null; // the reader will find the same end
    } catch (IllegalArgumentException | NoSuchElementException | DateTimeException e) {
      return null; // it may be anybody's: only its digest counts
    }
  }

  /** How many records so far were no pages: requests, metadata, screenshots. */
  public long skipped() {
    return skipped;
  }

  /**
   * How many records so far had no digest, so that a change of them is not noticed here; without
   * the head of a file, which is of no page.
   */
  public long undigested() {
    return undigested;
  }

  private boolean checkOther(WarcRecord record) throws IOException {
    records.finishCurrent();
    boolean fits = digestFits(record);
    if (!fits) {
      problems.accept(new CaptureProblem(file, records.offset(), CHANGED));
    }
    return fits;
  }

  private static boolean isHttp(WarcRecord record) {
    String type = record.headers().first("Content-Type").orElse("");
    return type.strip().regionMatches(true, 0, HTTP, 0, HTTP.length());
  }

  private @Nullable Captured read(WarcResponse record) throws IOException {
    try {
      HttpResponse http = record.http();
      if (http.status() < MIN_STATUS || http.status() > MAX_STATUS) {
        throw new IOException("it has no status");
      }
      HttpBody body = HttpBody.read(http, MAX_BODY_BYTES);
      records.finishCurrent();
      if (!digestFits(record)) {
        return skip(CHANGED);
      }
      boolean cut = record.truncated() != WarcTruncationReason.NOT_TRUNCATED;
      if (body.problem() != null && !cut) { // the record says itself that it is not whole
        problems.accept(new CaptureProblem(file, records.offset(), body.problem()));
      }
      return captured(record, http, body);
    } catch (WarcDamagedException e) {
      throw e;
    } catch (IOException | IllegalArgumentException e) {
      records.finishCurrent();
      return skip("not an HTTP response: " + e.getMessage());
    } catch (NoSuchElementException | DateTimeException e) {
      return skip("a mandatory header field of the record is missing or malformed");
    }
  }

  private @Nullable Captured skip(String reason) {
    problems.accept(new CaptureProblem(file, records.offset(), reason));
    return null;
  }

  private boolean digestFits(WarcRecord record) throws IOException {
    Optional<WarcDigest> calculated = record.calculatedBlockDigest();
    undigested += calculated.isEmpty() && !(record instanceof Warcinfo) ? 1 : 0;
    return calculated.isEmpty() || calculated.equals(record.blockDigest());
  }

  private Captured captured(WarcResponse record, HttpResponse http, HttpBody body) {
    if (record.target() == null) {
      throw new NoSuchElementException("WARC-Target-URI");
    }
    boolean cut = record.truncated() != WarcTruncationReason.NOT_TRUNCATED || !body.whole();
    return new Captured(
        record.targetURI(),
        http.status(),
        lowerCase(http.headers().map()),
        body.bytes(),
        record.date(),
        new CaptureRef(record.id().toString(), body.sha256()),
        new Captured.Location(file, records.offset()),
        false,
        cut);
  }

  private static Map<String, List<String>> lowerCase(Map<String, List<String>> headers) {
    Map<String, List<String>> result = new HashMap<>();
    headers.forEach(
        (name, values) ->
            result
                .computeIfAbsent(name.toLowerCase(Locale.ROOT), key -> new ArrayList<>())
                .addAll(values));
    result.replaceAll((name, values) -> List.copyOf(values));
    return result;
  }

  @Override
  public void close() throws IOException {
    records.close();
  }
}
