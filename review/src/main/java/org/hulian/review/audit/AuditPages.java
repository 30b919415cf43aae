package org.hulian.review.audit;

import java.time.Clock;
import java.util.List;
import java.util.OptionalLong;
import org.hulian.review.access.Acts;
import org.hulian.review.access.Viewer;
import org.hulian.store.audit.AuditEntry;
import org.hulian.store.audit.AuditFilter;
import org.hulian.store.audit.AuditPart;
import org.hulian.store.audit.AuditRepository;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The audit log from newest to oldest. */
@Controller
class AuditPages {
  private static final int PAGE = 100;

  private final AuditRepository audit;
  private final ActWords words;
  private final Acts acts;
  private final Clock clock;

  AuditPages(AuditRepository audit, ActWords words, Acts acts, Clock clock) {
    this.audit = audit;
    this.words = words;
    this.acts = acts;
    this.clock = clock;
  }

  /**
   * Each page checks the entries that it shows, and the first that none is missing at the end: the
   * whole log only grows, and is checked by the commands.
   */
  @GetMapping("/audit")
  String list(AuditQuery query, @AuthenticationPrincipal Viewer viewer, Model model) {
    long below = query.belowOrEnd();
    boolean newest = below == Long.MAX_VALUE;
    if (newest) {
      acts.note(viewer.name(), "audit.viewed", "audit", query.details());
    }
    AuditFilter filter = query.filter(clock.getZone());
    AuditPart found = audit.find(filter, below, PAGE);
    boolean chosen = !filter.equals(AuditFilter.ALL);
    model.addAttribute("query", query);
    model.addAttribute("unread", query.unread());
    model.addAttribute("chosen", chosen);
    model.addAttribute("broken", (chosen ? each(found) : run(found, newest)).orElse(0));
    model.addAttribute("newest", newest);
    model.addAttribute("found", found);
    model.addAttribute("count", audit.count());
    model.addAttribute("codes", words.codes());
    model.addAttribute("unknown", unknown(filter));
    return "audit";
  }

  /** The code that is asked for, if there are no words for it; empty else. */
  private String unknown(AuditFilter filter) {
    String asked = filter.action();
    return asked == null || words.codes().contains(asked) ? "" : asked;
  }

  /** Whether entries that follow one another do, and none is missing at the end. */
  private OptionalLong run(AuditPart found, boolean newest) {
    long first = Math.max(1, found.first());
    return audit.firstBroken(first, newest ? Long.MAX_VALUE : found.last());
  }

  /** Whether each follows the one before it, which may not be shown. */
  private OptionalLong each(AuditPart found) {
    List<AuditEntry> entries = found.entries();
    return entries.stream()
        .map(entry -> audit.firstBroken(entry.sequence(), entry.sequence()))
        .filter(OptionalLong::isPresent)
        .findFirst()
        .orElse(OptionalLong.empty());
  }
}
