package org.hulian.store.evidence;

import java.time.Instant;
import java.util.List;
import org.hulian.store.audit.AuditEntry;

/**
 * The packages that were made. Thread-safe; that a package was made, and that it was stamped, is
 * written to the audit log in the same transaction.
 */
public interface PackageRepository {
  /**
   * Keeps that a package was made, and that these services have to be asked for a stamp.
   *
   * @param entry its number does not count
   * @param services addresses; none where nobody stamps
   * @return its number
   */
  long add(PackageEntry entry, List<String> services);

  /** Packages of a case, oldest first. */
  List<PackageEntry> of(long caseId);

  /** Who did what to a case and its item, from the audit log, oldest first. */
  List<AuditEntry> custody(long caseId);

  /** Stamps on the packages of a case, by package and service. */
  List<PackageStamp> stampsOf(long caseId);

  /** Services that have to be asked by now, the longest due first. */
  List<PackageStamp> due(Instant now, int limit);

  /** How many stamps are waited for. */
  long waiting();

  /** Keeps what a service said, or that it said nothing; a verified stamp is never changed. */
  void answered(PackageStamp stamp);
}
