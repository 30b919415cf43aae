package org.hulian.review.casefile;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import org.hulian.review.access.Viewer;
import org.hulian.review.queue.NextCase;
import org.hulian.review.queue.Undoable;
import org.hulian.review.queue.Walk;
import org.hulian.store.account.Role;
import org.hulian.store.casefile.CaseFile;
import org.hulian.store.casefile.CaseRepository;
import org.hulian.store.casefile.CaseStatus;
import org.hulian.store.casefile.Decision;
import org.hulian.store.casefile.Undo;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.RequestContextUtils;

/** Deciding a case and taking a decision back. What was typed is never lost, whatever happens. */
@Controller
class DecisionPages {
  private final CaseRepository cases;
  private final CasePages pages;
  private final NextCase next;
  private final Reasons reasons;
  private final AheadPages ahead;

  DecisionPages(
      CaseRepository cases, CasePages pages, NextCase next, Reasons reasons, AheadPages ahead) {
    this.cases = cases;
    this.pages = pages;
    this.next = next;
    this.reasons = reasons;
    this.ahead = ahead;
  }

  /** Decides and goes on to the next case; a decision on an old state changes nothing. */
  @PostMapping("/cases/{id}/decision")
  ModelAndView decide(
      @PathVariable long id,
      DecisionForm form,
      @AuthenticationPrincipal Viewer viewer,
      HttpServletRequest request) {
    CaseFile file = pages.find(id);
    CaseStatus status =
        form.status().orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
    if (file.status() == CaseStatus.ESCALATED && !viewer.is(Role.LEAD)) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
    Optional<PolicyCode> code = form.code();
    if (status != CaseStatus.ESCALATED && code.isEmpty()) {
      return again(file, form, viewer, HttpStatus.UNPROCESSABLE_CONTENT);
    }
    Locale locale = RequestContextUtils.getLocale(request);
    Decision decision = decision(status, code, form.noteOrEmpty(), viewer, locale);
    int revision = form.revision() == null ? -1 : form.revision();
    if (CasePages.decided(file) || !cases.decide(id, revision, decision)) {
      return again(pages.find(id), form, viewer, HttpStatus.CONFLICT);
    }
    Walk walk = Walk.of(request.getSession());
    walk.decided(id, pages.now());
    String done = "decided." + status.key();
    Optional<ModelAndView> shown = ahead.shown(request, done, viewer);
    if (shown.isPresent()) {
      return shown.get();
    }
    RequestContextUtils.getOutputFlashMap(request).put("flash", done);
    return next.take(viewer, walk).stream()
        .mapToObj(following -> new ModelAndView("redirect:/cases/" + following))
        .findFirst()
        .orElseGet(() -> new ModelAndView("redirect:/queue"));
  }

  /**
   * Takes a decision back: within its window as if it had not been made, later as a decision of its
   * own, which has to be asked for as such. Either stays in the history.
   */
  @PostMapping("/cases/{id}/undo")
  ModelAndView undo(
      @PathVariable long id,
      @RequestParam(defaultValue = "") String note,
      @RequestParam(defaultValue = "false") boolean reverse,
      @AuthenticationPrincipal Viewer viewer,
      HttpServletRequest request) {
    CaseFile file = pages.find(id);
    boolean open = file.status() == CaseStatus.OPEN;
    if (!open && !CasePages.mayReopen(cases.history(id), viewer)) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
    Locale locale = RequestContextUtils.getLocale(request);
    boolean undone =
        reverse
            ? !open && reverse(file, note, viewer, locale)
            : cases.undo(id, undo(viewer, note, locale));
    if (undone) {
      Walk.of(request.getSession()).undone();
    }
    boolean late = !reverse && !open && isLate(id);
    RequestContextUtils.getOutputFlashMap(request)
        .put("flash", undone ? "undone" : late ? "undo.late" : "undo.refused");
    return new ModelAndView("redirect:/cases/" + id);
  }

  private Undo undo(Viewer viewer, String note, Locale locale) {
    String reason = reasons.text("undo", note.strip(), locale);
    return new Undo(viewer.name(), reason, Undoable.WINDOW, NextCase.LEASE);
  }

  private boolean isLate(long id) {
    return cases.history(id).reversed().stream()
        .filter(event -> event.kind().equals("decided"))
        .findFirst()
        .filter(decision -> decision.at().plus(Undoable.WINDOW).isBefore(pages.now()))
        .isPresent();
  }

  private boolean reverse(CaseFile file, String note, Viewer viewer, Locale locale) {
    String reason = reasons.text("reopen", note.strip(), locale);
    Decision back = new Decision(CaseStatus.OPEN, "", reason, viewer.name());
    boolean done = cases.decide(file.id(), file.revision(), back);
    return done && cases.claim(file.id(), viewer.name(), NextCase.LEASE);
  }

  private Decision decision(
      CaseStatus status, Optional<PolicyCode> code, String note, Viewer viewer, Locale locale) {
    boolean verdict = status != CaseStatus.ESCALATED;
    String policy = code.map(PolicyCode::code).orElse("");
    return new Decision(
        status, policy, reasons.text(verdict ? policy : "escalate", note, locale), viewer.name());
  }

  /** The page again, as the case is now, with the form as it was sent. */
  private ModelAndView again(CaseFile now, DecisionForm sent, Viewer viewer, HttpStatus why) {
    ExtendedModelMap model = new ExtendedModelMap();
    DecisionForm kept =
        new DecisionForm(
            now.revision(), sent.verdict(), sent.policy(), sent.clearance(), sent.noteOrEmpty());
    pages.look(viewer, now.id());
    pages.show(model, now, kept, viewer);
    model.addAttribute("problem", why == HttpStatus.CONFLICT ? "stale" : "code");
    return new ModelAndView("case", model, why);
  }
}
