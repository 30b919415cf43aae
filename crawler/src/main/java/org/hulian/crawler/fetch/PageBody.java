package org.hulian.crawler.fetch;

import java.io.ByteArrayInputStream;
import java.util.List;
import org.hulian.evidence.ContentCodings;
import org.jspecify.annotations.Nullable;

/**
 * A body without its content codings, held to what real pages grow by.
 *
 * @param bytes as far as they could be read
 * @param problem why they are not all there, absent if they are
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record PageBody(byte[] bytes, @Nullable String problem) {
  /** Real pages shrink to a tenth, long lists to a hundredth. */
  private static final int MAX_RATIO = 200;

  private static final int FREE_BYTES = 1 << 20;

  static PageBody decode(byte[] wire, List<String> codings, int maxBytes) {
    long grown = Math.max(FREE_BYTES, (wire.length + 1L) * MAX_RATIO);
    int most = (int) Math.min(maxBytes, grown);
    ContentCodings.Decoded decoded =
        ContentCodings.undo(new ByteArrayInputStream(wire), codings, most);
    if (decoded.cutAtLimit()) {
      String limit = most == maxBytes ? "beyond " + maxBytes + " bytes" : "more than 200 times";
      return new PageBody(decoded.bytes(), "the body grows " + limit + " when it is decoded");
    }
    String problem = decoded.problem();
    return new PageBody(
        decoded.bytes(), problem == null ? null : "the body cannot be decoded: " + problem);
  }
}
