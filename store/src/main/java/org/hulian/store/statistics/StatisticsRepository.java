package org.hulian.store.statistics;

import java.time.Instant;
import java.util.List;

/** Counts cases. Thread-safe. */
public interface StatisticsRepository {
  /** Counts as of now. */
  Statistics read(Scope scope, Instant now);

  /**
   * What happened in one year of UTC.
   *
   * @param year such as 2026
   */
  YearCounts year(int year);

  /** The years in which anything happened, newest first. */
  List<Integer> years();
}
