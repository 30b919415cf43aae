package org.hulian.store.run;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the runs of a site or feed come to.
 *
 * @param last the newest run
 * @param completedAt when a run last ended as completed, absent if none did
 * @param totals what the ledgers of all runs add up to; only outcomes that happened
 */
public record SiteRuns(Run last, @Nullable Instant completedAt, Map<LedgerOutcome, Long> totals) {
  public SiteRuns {
    totals = Map.copyOf(totals);
  }

  /** Name of the site definition, or of the feed. */
  public String site() {
    return last.site();
  }
}
