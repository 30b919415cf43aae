package org.hulian.app;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.hulian.evidence.log.Sha256;
import org.hulian.listing.CaptureRef;
import org.hulian.store.listing.ListingRepository;
import org.hulian.store.listing.StoredListing;

/**
 * The captures that listings of crawls rest on, and which of them are yet to be found. What was
 * ingested has its captures with whoever made them. Some sixty bytes for each capture.
 */
final class StoredCaptures {
  private final ListingRepository listings;
  private final Set<Long> open = new HashSet<>();
  private final long count;

  /** Reads what is stored now; what is stored later is not asked for. */
  StoredCaptures(ListingRepository listings) {
    this.listings = listings;
    listings.forEachVersion(stored -> ifRecorded(stored, open::add));
    this.count = open.size();
  }

  /** How many there are. */
  long count() {
    return count;
  }

  /** Notes that a capture was found, with the content that it is named by. */
  void found(CaptureRef capture) {
    open.remove(key(capture));
  }

  /** Tells of each version of a listing whose capture was not found. */
  void tellMissing(Consumer<Problem> problems) {
    if (!open.isEmpty()) {
      listings.forEachVersion(
          stored ->
              ifRecorded(
                  stored,
                  key -> {
                    if (open.contains(key)) {
                      problems.accept(missing(stored));
                    }
                  }));
    }
  }

  private static Problem missing(StoredListing stored) {
    return new Problem(
        "listing " + stored.listing().id() + ", version " + stored.version(),
        "its capture is missing or was changed");
  }

  private static void ifRecorded(StoredListing stored, Consumer<Long> consumer) {
    CaptureRef capture = stored.listing().sighting().capture();
    if (capture != null && stored.listing().origin().site() != null) {
      consumer.accept(key(capture));
    }
  }

  /** Eight bytes of a hash: captures are not found for one another by chance. */
  private static long key(CaptureRef capture) {
    String text = capture.record() + " " + capture.sha256();
    byte[] digest = Sha256.digest().digest(text.getBytes(StandardCharsets.UTF_8));
    return ByteBuffer.wrap(digest).getLong();
  }
}
