package org.hulian.review.quality;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hulian.review.access.Acts;
import org.hulian.review.access.Viewer;
import org.hulian.review.casefile.ItemBlocks;
import org.hulian.review.casefile.PolicyCode;
import org.hulian.review.casefile.Reasons;
import org.hulian.store.casefile.CaseEvent;
import org.hulian.store.casefile.CaseFile;
import org.hulian.store.casefile.CaseRepository;
import org.hulian.store.casefile.CaseStatus;
import org.hulian.store.casefile.Decision;
import org.hulian.store.quality.Cause;
import org.hulian.store.quality.Proportion;
import org.hulian.store.quality.QualityRepository;
import org.hulian.store.quality.SecondLook;
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

/** What leads see of quality, and their last word. */
@Controller
class QualityPages {
  private static final int MOST = 200;
  private static final int MAX_REASON = 2_000;
  private static final String START = "redirect:/quality";

  private final QualityRepository quality;
  private final CaseRepository cases;
  private final ItemBlocks items;
  private final Reasons reasons;
  private final Acts acts;

  QualityPages(CaseRepository cases, ItemBlocks items, Reasons reasons, Acts acts) {
    this.quality = cases.quality();
    this.cases = cases;
    this.items = items;
    this.reasons = reasons;
    this.acts = acts;
  }

  @GetMapping("/quality")
  String figures(@AuthenticationPrincipal Viewer viewer, Model model) {
    acts.note(viewer, "quality.viewed", "quality");
    model.addAttribute("undoable", 0L);
    model.addAttribute("settings", quality.settings());
    model.addAttribute("disputes", quality.disputes(MOST));
    model.addAttribute("waiting", quality.waiting(MOST));
    model.addAttribute("waitingByCause", quality.waitingByCause());
    model.addAttribute("waitingSince", quality.waitingSince());
    model.addAttribute("agreement", quality.agreement());
    Map<Cause, Proportion> overturned = new LinkedHashMap<>(quality.overturned());
    overturned.values().removeIf(share -> share.all() == 0);
    model.addAttribute("overturned", overturned);
    model.addAttribute("known", quality.known());
    model.addAttribute("accuracy", quality.accuracy());
    model.addAttribute("measured", PrecisionTable.of(quality.measured()));
    return "quality";
  }

  @PostMapping("/quality/settings")
  String set(
      SettingsForm form, @AuthenticationPrincipal Viewer viewer, HttpServletRequest request) {
    form.settings().ifPresent(settings -> quality.set(settings, viewer.name()));
    flash(request, form.settings().isPresent() ? "quality.set" : "quality.wrong");
    return START;
  }

  @GetMapping("/quality/disputes/{id}")
  String dispute(@PathVariable long id, @AuthenticationPrincipal Viewer viewer, Model model) {
    CaseFile file = find(id);
    Optional<SecondLook> look = quality.open(id);
    if (look.isEmpty()) {
      return "redirect:/cases/" + id;
    }
    show(model, file, look.get(), viewer);
    model.addAttribute(
        "form",
        new AnswerForm(
            file.revision(),
            "",
            look.get().first().violation() ? look.get().first().policy() : "",
            PolicyCode.NV_0.code(),
            ""));
    return "dispute";
  }

  private void show(Model model, CaseFile file, SecondLook look, Viewer viewer) {
    acts.noteCase(viewer, "dispute.viewed", file.id());
    SecondLook.Said second = look.second();
    boolean party =
        look.first().account().equals(viewer.name())
            || (second != null && second.account().equals(viewer.name()));
    model.addAttribute("undoable", 0L);
    model.addAttribute("file", file);
    model.addAttribute("look", look);
    model.addAttribute("party", party);
    model.addAttribute("firstReason", reason(look));
    model.addAttribute("view", items.withoutHistory(file.listingId(), viewer));
    model.addAttribute("violations", PolicyCode.violations());
    model.addAttribute("clearances", PolicyCode.clearances());
  }

  private String reason(SecondLook look) {
    return cases.history(look.caseId()).stream()
        .filter(event -> event.revision() == look.revision())
        .map(CaseEvent::reason)
        .findFirst()
        .orElse("");
  }

  /** The last word on a decision; one on an old state changes nothing. */
  @PostMapping("/quality/disputes/{id}")
  ModelAndView settle(
      @PathVariable long id,
      AnswerForm form,
      @AuthenticationPrincipal Viewer viewer,
      HttpServletRequest request) {
    CaseFile file = find(id);
    Optional<PolicyCode> code = form.code();
    if (code.isEmpty()) {
      return again(file, form, viewer, HttpStatus.UNPROCESSABLE_CONTENT);
    }
    String policy = code.get().code();
    Locale locale = RequestContextUtils.getLocale(request);
    Decision decision =
        new Decision(
            form.violation() ? CaseStatus.VIOLATION : CaseStatus.CLEARED,
            policy,
            reasons.text(policy, form.noteOrEmpty(), locale),
            viewer.name());
    int revision = form.revision() == null ? -1 : form.revision();
    if (!cases.settle(id, revision, decision)) {
      return again(find(id), form, viewer, HttpStatus.CONFLICT);
    }
    flash(request, "quality.settled");
    return new ModelAndView(START);
  }

  /** The page again, as the case is now, with the form as it was sent. */
  private ModelAndView again(CaseFile now, AnswerForm sent, Viewer viewer, HttpStatus why) {
    Optional<SecondLook> look = quality.open(now.id());
    if (look.isEmpty()) {
      return new ModelAndView("redirect:/cases/" + now.id());
    }
    ExtendedModelMap model = new ExtendedModelMap();
    show(model, now, look.get(), viewer);
    model.addAttribute(
        "form",
        new AnswerForm(
            now.revision(), sent.verdict(), sent.policy(), sent.clearance(), sent.noteOrEmpty()));
    model.addAttribute("problem", why == HttpStatus.CONFLICT ? "stale" : "code");
    return new ModelAndView("dispute", model, why);
  }

  /** Adds a case with a known answer, or takes it away again. */
  @PostMapping("/quality/known/{id}")
  String known(
      @PathVariable long id,
      @RequestParam(defaultValue = "false") boolean retire,
      @AuthenticationPrincipal Viewer viewer,
      HttpServletRequest request) {
    find(id);
    if (retire) {
      quality.retireKnown(id, viewer.name());
      flash(request, "known.retired");
      return START;
    }
    flash(request, quality.addKnown(id, viewer.name()) ? "known.added" : "known.refused");
    return "redirect:/cases/" + id;
  }

  @PostMapping("/quality/appeals/{id}")
  String appeal(
      @PathVariable long id,
      @RequestParam(defaultValue = "-1") int revision,
      @RequestParam(defaultValue = "") String note,
      @AuthenticationPrincipal Viewer viewer,
      HttpServletRequest request) {
    find(id);
    String reason = note.strip();
    boolean done =
        !reason.isEmpty()
            && reason.length() <= MAX_REASON
            && cases.appeal(id, revision, reason, viewer.name());
    flash(request, done ? "appeal.noted" : "appeal.refused");
    return "redirect:/cases/" + id;
  }

  private static void flash(HttpServletRequest request, String what) {
    RequestContextUtils.getOutputFlashMap(request).put("flash", what);
  }

  private CaseFile find(long id) {
    return cases.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
