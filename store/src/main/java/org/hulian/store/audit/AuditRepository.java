package org.hulian.store.audit;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** The audit log. Thread-safe; entries can only be added. */
public interface AuditRepository {
  /** Adds an entry; returns its sequence number. Details are written as a JSON object. */
  long append(String account, String action, String subject, Map<String, String> details);

  /** Entries from newest to oldest, starting below this sequence number. */
  List<AuditEntry> list(long below, int limit);

  /**
   * Entries that fit, from newest to oldest. Where entries have to be read to know it, one look
   * ends after a bounded number of them, whatever was found.
   *
   * @param below sequence number below which to begin
   */
  AuditPart find(AuditFilter filter, long below, int limit);

  /** How many entries there are, by the number of the newest. */
  long count();

  /**
   * Sequence number of the first entry that does not fit the chain, or is missing at its end; empty
   * if there is none.
   */
  OptionalLong firstBroken();

  /**
   * The same of some entries and the one before them, whatever the size of the log.
   *
   * @param from sequence number of the first
   * @param to of the last; beyond the end, so that it is also seen whether the end is missing
   */
  OptionalLong firstBroken(long from, long to);
}
