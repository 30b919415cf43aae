package org.hulian.review.access;

import java.util.Map;
import org.hulian.store.audit.AuditRepository;
import org.springframework.stereotype.Component;

/**
 * Writes to the audit log what people do and no repository writes by itself: looking, searching,
 * signing in. Changes of cases and accounts are written by their repositories, in the transaction
 * of the change. Thread-safe.
 */
@Component
public final class Acts {
  /** Account of those who have not said who they are. */
  public static final String NOBODY = "anonymous";

  private final AuditRepository audit;

  Acts(AuditRepository audit) {
    this.audit = audit;
  }

  /** Notes that somebody did something, with details as name and value. */
  public void note(String account, String action, String subject, Map<String, String> details) {
    audit.append(account, action, subject, details);
  }

  /** Notes that the viewer did something. */
  public void note(Viewer viewer, String action, String subject) {
    audit.append(viewer.name(), action, subject, Map.of());
  }

  /** Notes that the viewer did something to a case. */
  public void noteCase(Viewer viewer, String action, long id) {
    note(viewer, action, "case:" + id);
  }
}
