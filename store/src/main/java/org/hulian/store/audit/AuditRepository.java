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

  /** How many entries there are. */
  long count();

  /**
   * Sequence number of the first entry that does not fit the chain, or is missing at its end; empty
   * if there is none.
   */
  OptionalLong firstBroken();
}
