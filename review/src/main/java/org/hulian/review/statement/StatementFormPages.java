package org.hulian.review.statement;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.hulian.review.access.Acts;
import org.hulian.review.access.Viewer;
import org.hulian.store.casefile.CaseEvent;
import org.hulian.store.casefile.CaseFile;
import org.hulian.store.casefile.CaseRepository;
import org.hulian.store.casefile.CaseStatus;
import org.hulian.store.listing.ListingRepository;
import org.hulian.store.listing.StoredListing;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Making a statement of reasons on a violation. */
@Controller
class StatementFormPages {
  private final CaseRepository cases;
  private final ListingRepository listings;
  private final StatementDesk desk;
  private final Acts acts;

  StatementFormPages(
      CaseRepository cases, ListingRepository listings, StatementDesk desk, Acts acts) {
    this.cases = cases;
    this.listings = listings;
    this.desk = desk;
    this.acts = acts;
  }

  @GetMapping("/cases/{id}/statement")
  ModelAndView form(
      @PathVariable long id,
      @RequestParam(defaultValue = "") String language,
      @AuthenticationPrincipal Viewer viewer,
      HttpServletRequest request) {
    CaseFile file = violation(id, request);
    acts.noteCase(viewer, "statement.opened", id);
    String wanted = known(language);
    StatementDraft draft =
        desk.propose(file, stored(file), policyCode(file), Locale.forLanguageTag(wanted));
    return page(file, draft, List.of(), wanted);
  }

  @PostMapping("/cases/{id}/statements")
  ModelAndView make(
      @PathVariable long id,
      @RequestParam MultiValueMap<String, String> form,
      @AuthenticationPrincipal Viewer viewer,
      HttpServletRequest request) {
    CaseFile file = violation(id, request);
    StatementDraft draft = StatementDraft.read(form);
    List<StatementProblem> problems = desk.keep(draft, file, stored(file), viewer.name());
    return problems.isEmpty()
        ? new ModelAndView("redirect:/statements")
        : page(file, draft, problems, known(form.getFirst("language")));
  }

  /** English unless somebody asks for Chinese, whatever the console speaks: the EU reads it. */
  private static String known(@Nullable String language) {
    return "zh".equals(language) ? "zh" : "en";
  }

  private ModelAndView page(
      CaseFile file, StatementDraft draft, List<StatementProblem> problems, String language) {
    ExtendedModelMap model = new ExtendedModelMap();
    model.addAttribute("file", file);
    model.addAttribute("draft", draft);
    model.addAttribute("problems", problems);
    model.addAttribute("wrong", problems.stream().map(StatementProblem::field).toList());
    model.addAttribute("fields", new StatementChoices());
    model.addAttribute("language", language);
    return new ModelAndView(
        "statement-form",
        model,
        problems.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
  }

  /** A decision that stands: a statement says so to whoever is concerned. */
  private CaseFile violation(long id, HttpServletRequest request) {
    CaseFile file =
        cases.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    if (file.status() != CaseStatus.VIOLATION) {
      throw new ResponseStatusException(HttpStatus.CONFLICT);
    }
    if (cases.quality().open(id).isPresent()) {
      request.setAttribute("hulian.refusal", "contested");
      throw new ResponseStatusException(HttpStatus.CONFLICT);
    }
    return file;
  }

  private StoredListing stored(CaseFile file) {
    return listings
        .find(file.listingId())
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private String policyCode(CaseFile file) {
    return cases.history(file.id()).reversed().stream()
        .map(CaseEvent::policyCode)
        .filter(code -> !code.isEmpty())
        .findFirst()
        .orElse("");
  }
}
