package org.hulian.store.quality;

import java.time.Instant;
import java.util.OptionalLong;
import org.hulian.listing.Listing;
import org.hulian.listing.finding.Category;

/**
 * What people decided on an item, with its text.
 *
 * @param listing the newest version, victims' numbers covered
 * @param category that it was flagged for
 * @param violation what the last decision says
 * @param policy code of that decision
 * @param cluster the number that near texts have in common; empty if there is none
 */
public record Decided(
    long caseId,
    Listing listing,
    Category category,
    boolean violation,
    String policy,
    Instant at,
    OptionalLong cluster,
    Standing standing) {

  /** Whether a decision can be gone by. */
  public enum Standing {
    /** It is final, and of this text. */
    FINAL,
    /** It is looked at again. */
    LOOKED_AT,
    /** The text is another by now. */
    OTHER_TEXT
  }
}
