package org.hulian.store.run;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One crawl run or ingest.
 *
 * @param id from 1
 * @param site name of the site definition, or of the feed
 * @param endedAt absent while it runs
 * @param reason why it ended as it did; empty while it runs, and where the status says it all
 * @param counts only outcomes that happened
 */
public record Run(
    long id,
    String site,
    RunStatus status,
    Instant startedAt,
    @Nullable Instant endedAt,
    String reason,
    Map<LedgerOutcome, Long> counts) {
  public Run {
    counts = Map.copyOf(counts);
  }
}
