package org.hulian.review.casefile;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.hulian.review.access.Acts;
import org.hulian.review.access.Viewer;
import org.hulian.review.queue.Flash;
import org.hulian.review.queue.Undoable;
import org.hulian.review.queue.Walk;
import org.hulian.store.account.Role;
import org.hulian.store.casefile.CaseFile;
import org.hulian.store.casefile.CaseGroups;
import org.hulian.store.casefile.CaseRepository;
import org.hulian.store.casefile.CaseStatus;
import org.hulian.store.casefile.Decision;
import org.hulian.store.casefile.GroupDecision;
import org.hulian.store.casefile.GroupResult;
import org.hulian.store.casefile.Undo;
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

/** Deciding near texts together, and taking that back. */
@Controller
class GroupPages {
  private final CaseRepository cases;
  private final CasePages pages;
  private final GroupSample samples;
  private final Reasons reasons;
  private final Acts acts;

  GroupPages(
      CaseRepository cases, CasePages pages, GroupSample samples, Reasons reasons, Acts acts) {
    this.cases = cases;
    this.pages = pages;
    this.samples = samples;
    this.reasons = reasons;
    this.acts = acts;
  }

  /** The cases that would be decided, with some of them in full. */
  @GetMapping("/cases/{id}/group")
  String show(@PathVariable long id, @AuthenticationPrincipal Viewer viewer, Model model) {
    CaseFile file = open(id);
    DecisionForm fresh = pages.fresh(file);
    GroupForm form = new GroupForm(null, fresh.policy(), fresh.clearance(), "", null, "");
    show(model, file, form, viewer);
    return "group";
  }

  private CaseFile open(long id) {
    CaseFile file = pages.find(id);
    if (file.status() != CaseStatus.OPEN) {
      throw new ResponseStatusException(HttpStatus.CONFLICT);
    }
    return file;
  }

  private void show(Model model, CaseFile file, GroupForm form, Viewer viewer) {
    List<CaseFile> members = new ArrayList<>(List.of(file));
    members.addAll(cases.groups().near(file.id(), viewer.name(), CaseGroups.MOST - 1));
    Set<String> taken =
        form.take() == null
            ? members.stream().map(GroupPages::key).collect(Collectors.toSet())
            : form.taken().stream().map(GroupForm.Taken::key).collect(Collectors.toSet());
    List<Row> rows =
        members.stream().map(one -> new Row(one, key(one), taken.contains(key(one)))).toList();
    model.addAttribute("file", file);
    model.addAttribute("form", form);
    model.addAttribute("rows", rows);
    model.addAttribute("chosen", rows.stream().filter(Row::taken).count());
    model.addAttribute("full", members.size() == CaseGroups.MOST);
    model.addAttribute("few", GroupForm.FEW);
    model.addAttribute("sample", samples.of(members, viewer));
    model.addAttribute("proposed", pages.proposed(file));
    model.addAttribute("violations", PolicyCode.violations());
    model.addAttribute("clearances", PolicyCode.clearances());
  }

  private static String key(CaseFile file) {
    return new GroupForm.Taken(file.id(), file.revision()).key();
  }

  /**
   * One case of the group.
   *
   * @param key as the form sends it
   */
  record Row(CaseFile file, String key, boolean taken) {}

  /** Decides all that were left in; says what has to be said first if it is not meant yet. */
  @PostMapping("/cases/{id}/group")
  ModelAndView decide(
      @PathVariable long id,
      GroupForm form,
      @AuthenticationPrincipal Viewer viewer,
      HttpServletRequest request) {
    CaseFile file = pages.find(id); // decided meanwhile, it is named with what came of the group
    DecisionForm decision = form.decision();
    CaseStatus status =
        decision.status().orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
    boolean coded = status == CaseStatus.ESCALATED || decision.code().isPresent();
    if (form.taken().size() > CaseGroups.MOST) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST); // no form of ours sends so many
    }
    if (!coded || form.taken().isEmpty() || !form.confirmed()) {
      ExtendedModelMap model = new ExtendedModelMap();
      GroupForm sent = form.take() == null ? none(form) : form;
      show(model, file, sent, viewer);
      model.addAttribute("problem", !coded ? "code" : form.taken().isEmpty() ? "none" : "count");
      return new ModelAndView("group", model, HttpStatus.UNPROCESSABLE_CONTENT);
    }
    Locale locale = RequestContextUtils.getLocale(request);
    GroupResult result = decide(decision(id, form, viewer, locale));
    Walk.of(request.getSession()).decidedGroup(result.id(), pages.now());
    return new ModelAndView("redirect:/groups/" + result.id());
  }

  private GroupResult decide(GroupDecision decision) {
    try {
      return cases.groups().decide(decision);
    } catch (IllegalArgumentException e) {
      throw new ResponseStatusException(
          HttpStatus.BAD_REQUEST, null, e); // cases that no form names
    }
  }

  /** A form in which every box is empty sends none of them. */
  private static GroupForm none(GroupForm form) {
    return new GroupForm(
        form.verdict(), form.policy(), form.clearance(), form.note(), List.of(), form.count());
  }

  private GroupDecision decision(long id, GroupForm form, Viewer viewer, Locale locale) {
    DecisionForm one = form.decision();
    CaseStatus status = one.status().orElseThrow();
    String policy = one.code().map(PolicyCode::code).orElse("");
    String preset = status == CaseStatus.ESCALATED ? "escalate" : policy;
    String reason = reasons.text(preset, one.noteOrEmpty(), locale);
    List<GroupForm.Taken> taken = form.taken();
    String each = reasons.inGroup(reason, id, taken.size(), locale);
    Decision decision = new Decision(status, policy, each, viewer.name());
    return new GroupDecision(
        id,
        taken.stream()
            .map(member -> new GroupDecision.Member(member.id(), member.revision(), decision))
            .toList());
  }

  /** What came of a group. */
  @GetMapping("/groups/{id}")
  String result(
      @PathVariable long id,
      @AuthenticationPrincipal Viewer viewer,
      HttpServletRequest request,
      Model model) {
    GroupResult result = seen(id, viewer);
    acts.note(viewer, "group.viewed", "group:" + id);
    model.addAttribute("result", result);
    model.addAttribute("decided", result.count(GroupResult.Outcome.DECIDED));
    model.addAttribute(
        "standing", result.members().stream().filter(GroupResult.Member::stands).count());
    Flash.undo(model, Walk.of(request.getSession()), pages.now());
    return "group-result";
  }

  private GroupResult find(long id) {
    return cases
        .groups()
        .find(id)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  /** A reviewer sees groups of her own: at others' cases she may be asked to look again. */
  private GroupResult seen(long id, Viewer viewer) {
    GroupResult result = find(id);
    if (!viewer.is(Role.LEAD) && !result.account().equals(viewer.name())) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
    return result;
  }

  /** Takes a group back, as {@link DecisionPages#undo} does with one case. */
  @PostMapping("/groups/{id}/undo")
  String undo(
      @PathVariable long id,
      @RequestParam(defaultValue = "") String note,
      @RequestParam(defaultValue = "false") boolean reverse,
      @AuthenticationPrincipal Viewer viewer,
      HttpServletRequest request) {
    seen(id, viewer);
    Locale locale = RequestContextUtils.getLocale(request);
    int undone =
        reverse
            ? cases.groups().reverse(id, reversal(viewer, note, locale))
            : cases.groups().undo(id, undo(viewer, note, locale));
    if (undone > 0) {
      Walk.of(request.getSession()).undone();
    }
    RequestContextUtils.getOutputFlashMap(request)
        .put("flash", undone > 0 ? "group.undone" : "group.refused");
    return "redirect:/groups/" + id;
  }

  private Decision reversal(Viewer viewer, String note, Locale locale) {
    String reason = reasons.text("reopen", note.strip(), locale);
    return new Decision(CaseStatus.OPEN, "", reason, viewer.name());
  }

  /** Nobody holds the cases of a group afterwards: they would be kept from all others. */
  private Undo undo(Viewer viewer, String note, Locale locale) {
    String reason = reasons.text("undo", note.strip(), locale);
    return new Undo(viewer.name(), reason, Undoable.WINDOW, Duration.ZERO);
  }
}
