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
 * @param match how it was found, and what it stands for
 * @param score of the verdict, 0 to 1
 */
public record SearchHit(
    ListingId id,
    String title,
    String snippet,
    List<TextSpan> titleMarks,
    List<TextSpan> snippetMarks,
    Match match,
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

  /** Whether the item matched by sound only. */
  public boolean bySound() {
    return match.way() == Way.HEARD;
  }

  /** How an item came to match, the surest first. */
  public enum Way {
    /** In the characters that were asked for, or in others that stand for them. */
    WRITTEN,
    /** By characters in each other's place, twice, or by their initials. */
    DISGUISED,
    /** By sound. */
    HEARD
  }

  /**
   * How an item was found.
   *
   * @param cluster number that items with near texts share, 0 if it has none
   * @param alike how many other hits of its cluster it stands for; 0 where each stands for itself
   */
  public record Match(Way way, long cluster, long alike) {}
}
