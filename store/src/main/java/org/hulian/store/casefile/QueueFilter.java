package org.hulian.store.casefile;

import org.hulian.listing.finding.Category;
import org.hulian.listing.finding.Severity;
import org.hulian.store.queue.QueueRepository;
import org.jspecify.annotations.Nullable;

/**
 * Which cases of the queue to show; an absent part lets everything through.
 *
 * @param status usually {@code OPEN}
 * @param queue number of a queue; {@link QueueRepository#NONE} for the cases in none
 */
public record QueueFilter(
    CaseStatus status,
    @Nullable Category category,
    @Nullable Severity severity,
    @Nullable String platform,
    @Nullable Long queue) {
  /** All cases that wait for a decision. */
  public static final QueueFilter OPEN = new QueueFilter(CaseStatus.OPEN, null, null, null, null);

  /** The same with this status. */
  public QueueFilter with(CaseStatus other) {
    return new QueueFilter(other, category, severity, platform, queue);
  }
}
