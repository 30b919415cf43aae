package org.hulian.review.audit;

import java.util.List;
import java.util.OptionalLong;
import org.hulian.review.access.Acts;
import org.hulian.review.access.Viewer;
import org.hulian.store.audit.AuditEntry;
import org.hulian.store.audit.AuditRepository;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The audit log from newest to oldest. */
@Controller
class AuditPages {
  private static final int PAGE = 100;

  private final AuditRepository audit;
  private final Acts acts;

  AuditPages(AuditRepository audit, Acts acts) {
    this.audit = audit;
    this.acts = acts;
  }

  /** The first page checks the whole chain; older pages are only read. */
  @GetMapping("/audit")
  String list(
      @RequestParam(defaultValue = "0") long below,
      @AuthenticationPrincipal Viewer viewer,
      Model model) {
    boolean newest = below <= 0;
    if (newest) {
      acts.note(viewer, "audit.viewed", "audit");
      OptionalLong broken = audit.firstBroken();
      model.addAttribute("broken", broken.orElse(0));
    }
    List<AuditEntry> entries = audit.list(newest ? Long.MAX_VALUE : below, PAGE);
    model.addAttribute("newest", newest);
    model.addAttribute("entries", entries);
    model.addAttribute("count", audit.count());
    model.addAttribute("older", entries.size() < PAGE ? 0 : entries.getLast().sequence());
    return "audit";
  }
}
