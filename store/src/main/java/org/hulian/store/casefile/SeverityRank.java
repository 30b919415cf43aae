package org.hulian.store.casefile;

import org.hulian.listing.finding.Severity;

/** Severities as the table holds them, so that the queue can be sorted by them. */
final class SeverityRank {
  private SeverityRank() {}

  static int of(Severity severity) {
    return switch (severity) {
      case LOW -> 0;
      case MEDIUM -> 1;
      case HIGH -> 2;
      case CRITICAL -> 3;
    };
  }

  static Severity severity(int rank) {
    return switch (rank) {
      case 0 -> Severity.LOW;
      case 1 -> Severity.MEDIUM;
      case 2 -> Severity.HIGH;
      case 3 -> Severity.CRITICAL;
      default -> throw new IllegalArgumentException("no such severity: " + rank);
    };
  }
}
