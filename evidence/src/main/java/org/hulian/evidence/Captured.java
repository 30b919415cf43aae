package org.hulian.evidence;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hulian.listing.CaptureRef;

/**
 * One response read from a WARC file, or one page as a browser rendered it.
 *
 * @param uri the address asked for
 * @param status HTTP status
 * @param headers names in lower case, values in the order sent
 * @param body transfer and content codings undone, charset not; not to be changed by anybody
 * @param date when the request was sent
 * @param capture names the record; its hash is over the payload before content codings are undone
 * @param at where the record begins
 * @param rendered whether it is the page as a browser rendered it
 * @param truncated whether the body is not whole: cut at recording, at reading, or unreadable
 */
@SuppressWarnings("ArrayRecordComponent") // pages are large and compared by nobody
public record Captured(
    URI uri,
    int status,
    Map<String, List<String>> headers,
    byte[] body,
    Instant date,
    CaptureRef capture,
    Location at,
    boolean rendered,
    boolean truncated) {
  /**
   * Where a record can be read again, by {@link CaptureReader#openAt}.
   *
   * @param offset in bytes from the start of the file
   */
  public record Location(Path file, long offset) {}

  public Captured {
    headers = Map.copyOf(headers);
  }
}
