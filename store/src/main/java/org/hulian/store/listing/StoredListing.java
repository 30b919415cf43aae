package org.hulian.store.listing;

import java.time.Instant;
import java.util.OptionalLong;
import org.hulian.listing.Listing;
import org.hulian.listing.finding.Verdict;
import org.hulian.store.casefile.CaseStatus;
import org.jspecify.annotations.Nullable;

/**
 * One version of an item with the verdict on it.
 *
 * @param version from 1
 * @param firstSeen when the item was looked at for the first time: when its page was fetched, or
 *     else when it was stored
 * @param lastSeen when this version was last looked at, in the same sense
 * @param caseStatus of the item's case, absent if it was never flagged; a decision that is kept
 *     back from reviewers (ADR 34) is told as {@code OPEN}
 * @param cluster the number, above 0, that the item's newest text has in common with those near to
 *     it (ADR 18); empty if that text is too short to be compared, or waits for its sketch
 */
public record StoredListing(
    Listing listing,
    Verdict verdict,
    int version,
    Instant firstSeen,
    Instant lastSeen,
    @Nullable CaseStatus caseStatus,
    OptionalLong cluster) {}
