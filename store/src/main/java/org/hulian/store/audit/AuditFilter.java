package org.hulian.store.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which entries of the audit log to show; an absent part lets everything through.
 *
 * @param account who, as it stands in the log
 * @param action what, such as {@code case.decided}
 * @param subject to what, such as {@code case:17}
 * @param from not before this time
 * @param to before this time
 */
public record AuditFilter(
    @Nullable String account,
    @Nullable String action,
    @Nullable String subject,
    @Nullable Instant from,
    @Nullable Instant to) {
  /** All of them. */
  public static final AuditFilter ALL = new AuditFilter(null, null, null, null, null);

  /** Whether entries have to be read to know which fit; subjects and times are found without. */
  boolean reads() {
    return subject == null && (account != null || action != null);
  }
}
