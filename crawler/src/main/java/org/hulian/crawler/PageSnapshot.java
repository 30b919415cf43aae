package org.hulian.crawler;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hulian.listing.CaptureRef;
import org.jspecify.annotations.Nullable;

/**
 * One response as the server sent it, content codings undone, charset not.
 *
 * @param uri the address asked for
 * @param status HTTP status, 100 to 599
 * @param headers names in lower case
 * @param body not to be changed by anybody; the array is not copied
 * @param fetchedAt when the request was made
 * @param capture the recorded response, absent in trials
 */
@SuppressWarnings("ArrayRecordComponent") // pages are large and compared by nobody
public record PageSnapshot(
    URI uri,
    int status,
    Map<String, List<String>> headers,
    byte[] body,
    Instant fetchedAt,
    @Nullable CaptureRef capture) {
  public PageSnapshot {
    headers = Map.copyOf(headers);
  }

  /** The first value of a header, its name in lower case; null if it was not sent. */
  public @Nullable String header(String name) {
    List<String> values = headers.get(name);
    return values == null || values.isEmpty() ? null : values.getFirst();
  }
}
