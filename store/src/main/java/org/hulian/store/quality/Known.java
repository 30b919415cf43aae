package org.hulian.store.quality;

import java.time.Instant;
import org.hulian.listing.finding.Category;

/**
 * A case whose answer is known, and how it was answered.
 *
 * @param policy code of the known answer
 * @param account the lead who added it
 * @param right how many of those who had it were right
 */
public record Known(
    long caseId,
    Category category,
    boolean violation,
    String policy,
    String account,
    Instant addedAt,
    Proportion right) {}
