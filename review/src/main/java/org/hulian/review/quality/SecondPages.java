package org.hulian.review.quality;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.hulian.review.access.Acts;
import org.hulian.review.access.Viewer;
import org.hulian.review.casefile.ItemBlocks;
import org.hulian.review.casefile.PolicyCode;
import org.hulian.review.casefile.Reasons;
import org.hulian.store.casefile.CaseFile;
import org.hulian.store.casefile.CaseRepository;
import org.hulian.store.quality.Answer;
import org.hulian.store.quality.QualityRepository;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.RequestContextUtils;

/**
 * The second look. Its pages say what the seller wrote and why it was flagged, and nothing of what
 * became of it; nor whether the answer is known.
 */
@Controller
class SecondPages {
  private static final Duration LEASE = Duration.ofMinutes(10);
  private static final String START = "redirect:/second";

  private final QualityRepository quality;
  private final CaseRepository cases;
  private final ItemBlocks items;
  private final Reasons reasons;
  private final Acts acts;
  private final KeptBack keptBack;

  SecondPages(CaseRepository cases, ItemBlocks items, Reasons reasons, Acts acts) {
    this.quality = cases.quality();
    this.cases = cases;
    this.items = items;
    this.reasons = reasons;
    this.acts = acts;
    this.keptBack = new KeptBack(quality);
  }

  @GetMapping("/second")
  String start(@AuthenticationPrincipal Viewer viewer, Model model) {
    model.addAttribute("undoable", 0L);
    model.addAttribute("blind", viewer.looksAgain());
    return "second-start";
  }

  /** Takes the next case and goes there. */
  @PostMapping("/second/next")
  String next(
      @RequestParam(defaultValue = "false") boolean again,
      @AuthenticationPrincipal Viewer viewer,
      HttpServletRequest request) {
    Skipped skipped = Skipped.of(request.getSession());
    if (again) {
      skipped.startOver();
    }
    return next(viewer, request, "second.done");
  }

  private String next(Viewer viewer, HttpServletRequest request, String otherwise) {
    requireBlind(viewer);
    OptionalLong id = quality.take(viewer.name(), LEASE, Skipped.of(request.getSession()).all());
    if (id.isPresent()) {
      return START + "/" + id.getAsLong();
    }
    RequestContextUtils.getOutputFlashMap(request).put("flash", otherwise);
    return START;
  }

  /** Leads and those who read the audit log are told of decisions, so they cannot look blindly. */
  private static void requireBlind(Viewer viewer) {
    if (!viewer.looksAgain()) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
  }

  @GetMapping("/second/{id}")
  String show(@PathVariable long id, @AuthenticationPrincipal Viewer viewer, Model model) {
    CaseFile file = find(id);
    model.addAttribute("undoable", 0L);
    if (!quality.holds(id, viewer.name())) {
      model.addAttribute("id", id);
      return keptBack.from(viewer, id) ? "second-kept" : "redirect:/cases/" + id;
    }
    show(model, file, new AnswerForm(null, "", "", PolicyCode.NV_0.code(), ""), viewer);
    return "second";
  }

  private void show(Model model, CaseFile file, AnswerForm form, Viewer viewer) {
    acts.noteCase(viewer, "look.viewed", file.id());
    model.addAttribute("id", file.id());
    model.addAttribute("view", items.withoutHistory(file.listingId(), viewer));
    model.addAttribute("form", form);
    model.addAttribute("violations", PolicyCode.violations());
    model.addAttribute("clearances", PolicyCode.clearances());
  }

  /** Keeps the answer and goes on; what was typed is shown again if it cannot be kept. */
  @PostMapping("/second/{id}/answer")
  ModelAndView answer(
      @PathVariable long id,
      AnswerForm form,
      @AuthenticationPrincipal Viewer viewer,
      HttpServletRequest request) {
    requireBlind(viewer);
    CaseFile file = find(id);
    Optional<PolicyCode> code = form.code();
    if (code.isEmpty()) {
      return quality.holds(id, viewer.name())
          ? again(file, form, viewer)
          : new ModelAndView(START + "/" + id);
    }
    Locale locale = RequestContextUtils.getLocale(request);
    String policy = code.get().code();
    String reason = reasons.text(policy, form.noteOrEmpty(), locale);
    Answer answer = new Answer(form.violation(), policy, reason, viewer.name());
    if (!quality.answer(id, answer)) {
      ExtendedModelMap model = new ExtendedModelMap();
      model.addAttribute("id", id);
      model.addAttribute("note", form.noteOrEmpty());
      model.addAttribute("undoable", 0L);
      return new ModelAndView("second-kept", model, HttpStatus.CONFLICT);
    }
    RequestContextUtils.getOutputFlashMap(request).put("flash", "second.saved");
    return new ModelAndView(next(viewer, request, "second.saved"));
  }

  private ModelAndView again(CaseFile file, AnswerForm sent, Viewer viewer) {
    ExtendedModelMap model = new ExtendedModelMap();
    show(model, file, sent, viewer);
    model.addAttribute("undoable", 0L);
    model.addAttribute("problem", "code");
    return new ModelAndView("second", model, HttpStatus.UNPROCESSABLE_CONTENT);
  }

  /** Leaves the case to others. */
  @PostMapping("/second/{id}/skip")
  String skip(
      @PathVariable long id,
      @AuthenticationPrincipal Viewer viewer,
      HttpSession session,
      HttpServletRequest request) {
    find(id);
    Skipped.of(session).add(id);
    quality.release(id, viewer.name());
    return next(viewer, request, "second.done");
  }

  private CaseFile find(long id) {
    return cases.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
