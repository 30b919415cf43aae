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

  /**
   * Each page checks the entries that it shows, and the first that none is missing at the end: the
   * whole log only grows, and is checked by the commands.
   */
  @GetMapping("/audit")
  String list(
      @RequestParam(defaultValue = "0") long below,
      @AuthenticationPrincipal Viewer viewer,
      Model model) {
    boolean newest = below <= 0;
    if (newest) {
      acts.note(viewer, "audit.viewed", "audit");
    }
    List<AuditEntry> entries = audit.list(newest ? Long.MAX_VALUE : below, PAGE);
    long first = entries.isEmpty() ? 1 : entries.getLast().sequence();
    long last = entries.isEmpty() ? 0 : entries.getFirst().sequence();
    OptionalLong broken = audit.firstBroken(first, newest ? Long.MAX_VALUE : last);
    model.addAttribute("broken", broken.orElse(0));
    model.addAttribute("first", first);
    model.addAttribute("last", last);
    model.addAttribute("newest", newest);
    model.addAttribute("entries", entries);
    model.addAttribute("count", audit.count());
    model.addAttribute("older", entries.size() < PAGE ? 0 : entries.getLast().sequence());
    return "audit";
  }
}
