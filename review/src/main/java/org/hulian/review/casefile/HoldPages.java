package org.hulian.review.casefile;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.hulian.review.access.Acts;
import org.hulian.review.access.Viewer;
import org.hulian.review.queue.NextCase;
import org.hulian.review.queue.Walk;
import org.hulian.store.account.Role;
import org.hulian.store.casefile.CaseFile;
import org.hulian.store.casefile.CaseRepository;
import org.hulian.store.casefile.CaseStatus;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.support.RequestContextUtils;

/** Taking a case, giving it back, and going past it. */
@Controller
class HoldPages {
  private final CaseRepository cases;
  private final CasePages pages;
  private final NextCase next;
  private final Acts acts;

  HoldPages(CaseRepository cases, CasePages pages, NextCase next, Acts acts) {
    this.cases = cases;
    this.pages = pages;
    this.next = next;
    this.acts = acts;
  }

  @PostMapping("/cases/{id}/claim")
  String claim(
      @PathVariable long id, @AuthenticationPrincipal Viewer viewer, HttpServletRequest request) {
    CaseFile file = pages.find(id);
    if (file.status() == CaseStatus.ESCALATED && !viewer.is(Role.LEAD)) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
    if (!cases.claim(id, viewer.name(), NextCase.LEASE)) {
      boolean decided = CasePages.decided(pages.find(id));
      RequestContextUtils.getOutputFlashMap(request)
          .put("flash", decided ? "claim.decided" : "claim.taken");
    }
    return "redirect:/cases/" + id;
  }

  @PostMapping("/cases/{id}/release")
  String release(@PathVariable long id, @AuthenticationPrincipal Viewer viewer) {
    pages.find(id);
    cases.release(id, viewer.name());
    return "redirect:/queue";
  }

  /** Leaves the case to others for now; it comes back when the queue is started over. */
  @PostMapping("/cases/{id}/skip")
  String skip(@PathVariable long id, @AuthenticationPrincipal Viewer viewer, HttpSession session) {
    pages.find(id);
    Walk walk = Walk.of(session);
    walk.skip(id);
    cases.release(id, viewer.name());
    acts.noteCase(viewer, "case.skipped", id);
    return next.take(viewer, walk).stream()
        .mapToObj(following -> "redirect:/cases/" + following)
        .findFirst()
        .orElse("redirect:/queue");
  }
}
