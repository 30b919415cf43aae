package org.hulian.store.casefile;

import org.hulian.listing.finding.Category;
import org.hulian.listing.finding.Severity;
import org.jspecify.annotations.Nullable;

/**
 * Which cases of the queue to show; an absent part lets everything through.
 *
 * @param status usually {@code OPEN}
 */
public record QueueFilter(
    CaseStatus status,
    @Nullable Category category,
    @Nullable Severity severity,
    @Nullable String platform) {
  /** All cases that wait for a decision. */
  public static final QueueFilter OPEN = new QueueFilter(CaseStatus.OPEN, null, null, null);

  /** The same with this status. */
  public QueueFilter with(CaseStatus other) {
    return new QueueFilter(other, category, severity, platform);
  }
}
