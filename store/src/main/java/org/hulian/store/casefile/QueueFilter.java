package org.hulian.store.casefile;

import java.util.Set;
import org.hulian.listing.finding.Category;
import org.hulian.listing.finding.Severity;
import org.jspecify.annotations.Nullable;

/**
 * Which cases of the queue to show; an absent part lets everything through.
 *
 * @param status usually {@code OPEN}
 * @param queue number of the review queue that they have come into, see {@link ReviewQueue}
 * @param closed numbers of review queues whose cases are left out
 */
public record QueueFilter(
    CaseStatus status,
    @Nullable Category category,
    @Nullable Severity severity,
    @Nullable String platform,
    @Nullable Long queue,
    Set<Long> closed) {
  /** All cases that wait for a decision. */
  public static final QueueFilter OPEN = new QueueFilter(CaseStatus.OPEN, null, null, null);

  public QueueFilter {
    closed = Set.copyOf(closed);
  }

  /** Cases of all queues. */
  public QueueFilter(
      CaseStatus status,
      @Nullable Category category,
      @Nullable Severity severity,
      @Nullable String platform) {
    this(status, category, severity, platform, null, Set.of());
  }

  /** The same in one review queue; absent for all. */
  public QueueFilter in(@Nullable Long number) {
    return new QueueFilter(status, category, severity, platform, number, closed);
  }

  /** The same without the cases of these review queues. */
  public QueueFilter without(Set<Long> numbers) {
    return new QueueFilter(status, category, severity, platform, queue, numbers);
  }

  /** The same with this status. */
  public QueueFilter with(CaseStatus other) {
    return new QueueFilter(other, category, severity, platform, queue, closed);
  }
}
