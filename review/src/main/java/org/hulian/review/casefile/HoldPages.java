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
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
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

  /**
   * Takes a case, or prolongs the hold on it. Whoever takes one by hand gives back what was taken
   * ahead for them.
   *
   * @param keep whether the page only keeps up a hold
   */
  @PostMapping("/cases/{id}/claim")
  String claim(
      @PathVariable long id,
      @RequestParam(defaultValue = "false") boolean keep,
      @AuthenticationPrincipal Viewer viewer,
      HttpServletRequest request) {
    CaseFile file = pages.find(id);
    if (file.status() == CaseStatus.ESCALATED && !viewer.is(Role.LEAD)) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
    Walk walk = Walk.of(request.getSession());
    if (next.takeShown(id, viewer, walk)) {
      if (!keep) {
        next.giveBackBut(id, viewer, walk);
      }
    } else {
      boolean decided = CasePages.decided(pages.find(id));
      RequestContextUtils.getOutputFlashMap(request)
          .put("flash", decided ? "claim.decided" : "claim.taken");
    }
    return "redirect:/cases/" + id;
  }

  /**
   * Gives a case back.
   *
   * @param ahead whether only if it was taken ahead and nobody has had it before them: a page that
   *     is left says so, and does not know what others show
   */
  @PostMapping("/cases/{id}/release")
  Object release(
      @PathVariable long id,
      @RequestParam(defaultValue = "false") boolean ahead,
      @AuthenticationPrincipal Viewer viewer,
      HttpSession session) {
    pages.find(id);
    if (ahead) {
      next.giveBack(id, viewer, Walk.of(session));
    } else {
      cases.release(id, viewer.name());
    }
    return ahead ? ResponseEntity.noContent().build() : "redirect:/queue";
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
