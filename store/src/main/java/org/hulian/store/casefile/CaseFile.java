package org.hulian.store.casefile;

import java.time.Instant;
import org.hulian.listing.ListingId;
import org.hulian.listing.finding.Category;
import org.hulian.listing.finding.Severity;
import org.jspecify.annotations.Nullable;

/**
 * One flagged item on its way to a decision.
 *
 * @param id from 1, also the order of opening
 * @param title of the newest version, for lists
 * @param platform of the newest version, absent if unknown
 * @param score of the newest verdict, 0 to 1
 * @param dueAt by when it should be decided, by the clock of its policy code
 * @param revision grows with every event; a change names the revision it was made on
 * @param claim who is working on it, absent if nobody
 */
public record CaseFile(
    long id,
    ListingId listingId,
    String title,
    @Nullable String platform,
    Category category,
    Severity severity,
    double score,
    CaseStatus status,
    Instant openedAt,
    Instant dueAt,
    int revision,
    @Nullable Claim claim) {}
