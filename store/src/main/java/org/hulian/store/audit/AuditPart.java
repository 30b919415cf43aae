package org.hulian.store.audit;

import java.util.List;

/**
 * What was found in one look at the audit log.
 *
 * @param entries that fit, newest first
 * @param first sequence number of the oldest entry that was looked at; 0 if none was
 * @param last of the newest
 * @param next below which to go on; 0 if nothing is left
 */
public record AuditPart(List<AuditEntry> entries, long first, long last, long next) {
  public AuditPart {
    entries = List.copyOf(entries);
  }
}
