package org.hulian.review.casefile;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import org.hulian.review.access.Viewer;
import org.hulian.review.queue.NextCase;
import org.hulian.review.queue.Walk;
import org.hulian.store.account.Role;
import org.hulian.store.casefile.CaseFile;
import org.hulian.store.casefile.CaseRepository;
import org.hulian.store.casefile.CaseStatus;
import org.hulian.store.casefile.Decision;
import org.springframework.context.MessageSource;
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
  private static final int MAX_REASON = 2_000;

  private final CaseRepository cases;
  private final CasePages pages;
  private final NextCase next;
  private final MessageSource messages;

  DecisionPages(CaseRepository cases, CasePages pages, NextCase next, MessageSource messages) {
    this.cases = cases;
    this.pages = pages;
    this.next = next;
    this.messages = messages;
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
    walk.decided(id);
    var flash = RequestContextUtils.getOutputFlashMap(request);
    flash.put("flash", "decided." + status.key());
    flash.put("flashCase", id);
    return next.take(viewer, walk).stream()
        .mapToObj(following -> new ModelAndView("redirect:/cases/" + following))
        .findFirst()
        .orElseGet(() -> new ModelAndView("redirect:/queue"));
  }

  /** Opens a decided case again; the decision stays in its history. */
  @PostMapping("/cases/{id}/undo")
  ModelAndView undo(
      @PathVariable long id,
      @RequestParam(defaultValue = "") String note,
      @AuthenticationPrincipal Viewer viewer,
      HttpServletRequest request) {
    CaseFile file = pages.find(id);
    boolean open = file.status() == CaseStatus.OPEN;
    if (!open && !CasePages.mayReopen(cases.history(id), viewer)) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
    Locale locale = RequestContextUtils.getLocale(request);
    Decision back =
        new Decision(CaseStatus.OPEN, "", reason("reopen", note.strip(), locale), viewer.name());
    boolean done = !open && cases.decide(id, file.revision(), back);
    if (done) {
      cases.claim(id, viewer.name(), NextCase.LEASE);
      Walk.of(request.getSession()).undone();
    }
    RequestContextUtils.getOutputFlashMap(request).put("flash", done ? "undone" : "undo.refused");
    return new ModelAndView("redirect:/cases/" + id);
  }

  private Decision decision(
      CaseStatus status, Optional<PolicyCode> code, String note, Viewer viewer, Locale locale) {
    boolean verdict = status != CaseStatus.ESCALATED;
    String policy = verdict ? code.map(PolicyCode::code).orElse("") : "";
    return new Decision(
        status, policy, reason(verdict ? policy : "escalate", note, locale), viewer.name());
  }

  /** The standard reason in the reviewer's language, with what the reviewer added. */
  private String reason(String preset, String note, Locale locale) {
    String standard = messages.getMessage("reason." + preset, null, locale);
    String whole = note.isEmpty() ? standard : standard + " — " + note;
    return whole.length() <= MAX_REASON ? whole : whole.substring(0, MAX_REASON);
  }

  /** The page again, as the case is now, with the form as it was sent. */
  private ModelAndView again(CaseFile now, DecisionForm sent, Viewer viewer, HttpStatus why) {
    ExtendedModelMap model = new ExtendedModelMap();
    DecisionForm kept =
        new DecisionForm(
            now.revision(), sent.verdict(), sent.policy(), sent.clearance(), sent.noteOrEmpty());
    pages.show(model, now, kept, viewer);
    model.addAttribute("problem", why == HttpStatus.CONFLICT ? "stale" : "code");
    model.addAttribute("undoable", 0L);
    return new ModelAndView("case", model, why);
  }
}
