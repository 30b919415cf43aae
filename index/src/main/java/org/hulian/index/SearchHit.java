package org.hulian.index;

import java.time.Instant;
import java.util.List;
import org.hulian.listing.ListingId;
import org.hulian.listing.text.TextSpan;
import org.jspecify.annotations.Nullable;

/**
 * One item that matched.
 *
 * @param title as the seller wrote it
 * @param snippet the part of the body that matched best, as the seller wrote it; may be empty
 * @param titleMarks what matched in the title, in order, not overlapping
 * @param snippetMarks what matched in the snippet, likewise
 * @param bySound whether the item matched by sound only
 * @param score of the verdict, 0 to 1
 */
public record SearchHit(
    ListingId id,
    String title,
    String snippet,
    List<TextSpan> titleMarks,
    List<TextSpan> snippetMarks,
    boolean bySound,
    double score,
    @Nullable String platform,
    @Nullable String category,
    @Nullable String status,
    @Nullable String url,
    Instant firstSeen) {
  public SearchHit {
    titleMarks = List.copyOf(titleMarks);
    snippetMarks = List.copyOf(snippetMarks);
  }
}
