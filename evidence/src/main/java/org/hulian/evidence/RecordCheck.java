package org.hulian.evidence;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.ZipException;
import org.hulian.listing.CaptureRef;

/**
 * Reads a compressed WARC file that comes from elsewhere to its end and checks every record against
 * its digest.
 *
 * @param payloads SHA-256 of the payload of each response and rendered page, by its WARC-Record-ID
 * @param records how many there are in all
 * @param unpacked bytes that the file unpacks to, as far as it was read
 */
public record RecordCheck(Map<String, String> payloads, long records, long unpacked) {

  public RecordCheck {
    payloads = Map.copyOf(payloads);
  }

  /**
   * Reads a file.
   *
   * @param most bytes that it may unpack to; more is taken for an attack on whoever reads it
   * @param problems told of each record that is damaged, or has no digest to tell by
   */
  public static RecordCheck of(Path file, long most, Consumer<CaptureProblem> problems)
      throws IOException {
    long unpacked = unpacked(file, most);
    if (unpacked > most) {
      problems.accept(
          new CaptureProblem(file, 0, "unpacks to more than a package may; it was not read"));
      return new RecordCheck(Map.of(), 0, unpacked);
    }
    Map<String, String> payloads = new HashMap<>();
    long records = 0;
    try (CaptureReader reader = CaptureReader.open(file, problems)) {
      Optional<Captured> next = reader.next();
      while (next.isPresent()) {
        CaptureRef capture = next.get().capture();
        payloads.put(capture.record(), capture.sha256());
        next = reader.next();
      }
      records = payloads.size() + reader.skipped();
      if (reader.undigested() > 0) {
        problems.accept(
            new CaptureProblem(file, 0, reader.undigested() + " records have no digest"));
      }
    } catch (WarcDamagedException e) {
      problems.accept(new CaptureProblem(file, e.offset(), e.reason()));
    }
    return new RecordCheck(payloads, records, unpacked);
  }

  /** What it unpacks to, up to a chunk more than the most. */
  private static long unpacked(Path file, long most) throws IOException {
    long unpacked = 0;
    GzipMembers members = new GzipMembers(new BufferedInputStream(Files.newInputStream(file)), 0);
    try (members) {
      byte[] chunk = new byte[64 << 10];
      while (unpacked <= most && members.next()) {
        int n = members.read(chunk, 0, chunk.length);
        while (n >= 0 && unpacked <= most) {
          unpacked += n;
          n = members.read(chunk, 0, chunk.length);
        }
      }
    } catch (ZipException | EOFException e) {
      return unpacked; // the reader names the place
    }
    return unpacked;
  }
}
