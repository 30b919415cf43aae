package org.hulian.index;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;
import org.hulian.listing.Listing;
import org.hulian.listing.Reply;
import org.hulian.listing.finding.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * A short number for all that is indexed of an item: the same for the same content, in every run,
 * and almost surely another one (all but one in four billion) for other content.
 */
final class Stamp {
  private static final int SEED = 0x48754c69;

  /** Between two values, so that none runs into the next. */
  private static final char END = '\u0000';

  private final StringBuilder read = new StringBuilder(512);

  private Stamp() {}

  static int of(IndexedListing indexed) {
    Stamp stamp = new Stamp();
    stamp.add(indexed.listing());
    stamp.add(indexed.verdict());
    Instant seen = indexed.firstSeen();
    stamp.add(seen.toEpochMilli()).add(indexed.caseStatus());
    BytesRef bytes = new BytesRef(stamp.read.toString().getBytes(StandardCharsets.UTF_8));
    return StringHelper.murmurhash3_x86_32(bytes, SEED);
  }

  private void add(Listing listing) {
    add(listing.id().value()).add(listing.title()).add(listing.body()).add(listing.seller());
    add(listing.origin().platform()).add(listing.origin().site()).add(listing.origin().url());
    add(listing.price());
    for (Reply reply : listing.replies()) {
      add(reply.body());
    }
  }

  private void add(Verdict verdict) {
    add(verdict.score());
    if (verdict instanceof Verdict.Flagged flagged) {
      add(flagged.category().key()).add(flagged.severity().key());
    }
    verdict.entities().forEach(this::add);
  }

  private Stamp add(@Nullable Object value) {
    read.append(value).append(END);
    return this;
  }
}
