package org.hulian.review.notice;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Locale;
import org.hulian.review.access.Acts;
import org.hulian.review.access.Viewer;
import org.hulian.store.casefile.CaseEvent;
import org.hulian.store.casefile.CaseFile;
import org.hulian.store.casefile.CaseRepository;
import org.hulian.store.casefile.CaseStatus;
import org.hulian.store.casefile.NoticeDraft;
import org.hulian.store.listing.ListingRepository;
import org.hulian.store.listing.StoredListing;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
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

/** Drafting a notice on a violation, and looking at the drafts. */
@Controller
class NoticePages {
  private static final MediaType MARKDOWN = MediaType.parseMediaType("text/markdown;charset=UTF-8");

  /** What the person filled in last in this session; people notify more than once. */
  private static final String NOTIFIER = NoticeForm.class.getName();

  private final CaseRepository cases;
  private final ListingRepository listings;
  private final NoticeWriter writer;
  private final LegalGrounds grounds;
  private final Acts acts;

  NoticePages(
      CaseRepository cases,
      ListingRepository listings,
      NoticeWriter writer,
      LegalGrounds grounds,
      Acts acts) {
    this.cases = cases;
    this.listings = listings;
    this.writer = writer;
    this.grounds = grounds;
    this.acts = acts;
  }

  @GetMapping("/cases/{id}/notice")
  ModelAndView form(
      @PathVariable long id,
      @RequestParam(defaultValue = "") String language,
      @AuthenticationPrincipal Viewer viewer,
      HttpServletRequest request) {
    CaseFile file = violation(id);
    acts.noteCase(viewer, "notice.opened", id);
    Locale chosen =
        language.matches("zh|en")
            ? Locale.forLanguageTag(language)
            : RequestContextUtils.getLocale(request);
    NoticeForm form = proposal(file, chosen, request.getSession());
    return page(file, form, List.of(), HttpStatus.OK);
  }

  @PostMapping("/cases/{id}/notices")
  ModelAndView draft(
      @PathVariable long id,
      NoticeForm form,
      @AuthenticationPrincipal Viewer viewer,
      HttpSession session) {
    CaseFile file = violation(id);
    List<String> missing = form.missing();
    if (missing.isEmpty() && grounds.chosen(form.groundIds()).isEmpty()) {
      missing = List.of("grounds");
    }
    if (!missing.isEmpty()) {
      return page(file, form, missing, HttpStatus.UNPROCESSABLE_CONTENT);
    }
    session.setAttribute(NOTIFIER, form);
    NoticeDraft draft = writer.write(form, file, stored(file), policyCode(file), viewer.name());
    long number = cases.saveNotice(id, draft);
    return new ModelAndView("redirect:/cases/" + id + "/notices/" + number);
  }

  /** To read and to print. */
  @GetMapping("/cases/{id}/notices/{number}")
  String show(
      @PathVariable long id,
      @PathVariable int number,
      @AuthenticationPrincipal Viewer viewer,
      Model model) {
    NoticeDraft draft = find(id, number);
    acts.noteCase(viewer, "notice.viewed", id);
    model.addAttribute("id", id);
    model.addAttribute("number", number);
    model.addAttribute("draft", draft);
    model.addAttribute("blocks", Markdown.blocks(draft.markdown()));
    return "notice";
  }

  @GetMapping("/cases/{id}/notices/{number}/markdown")
  ResponseEntity<String> markdown(
      @PathVariable long id, @PathVariable int number, @AuthenticationPrincipal Viewer viewer) {
    NoticeDraft draft = find(id, number);
    acts.noteCase(viewer, "notice.downloaded", id);
    String name = "hulian-notice-" + id + "-" + number + ".md";
    return ResponseEntity.ok()
        .contentType(MARKDOWN)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(name).build().toString())
        .body(draft.markdown());
  }

  private NoticeForm proposal(CaseFile file, Locale locale, HttpSession session) {
    StoredListing stored = stored(file);
    NoticeForm last =
        session.getAttribute(NOTIFIER) instanceof NoticeForm known
            ? known
            : new NoticeForm(null, null, null, null, null, null, null, null, null, null);
    return new NoticeForm(
        locale.getLanguage(),
        file.platform(),
        last.organisation(),
        last.name(),
        last.email(),
        stored.listing().origin().url(),
        writer.proposeFacts(stored, file, locale),
        NoticeForm.ACTIONS.getFirst(),
        grounds.proposed(policyCode(file)),
        null);
  }

  private ModelAndView page(
      CaseFile file, NoticeForm form, List<String> missing, HttpStatus status) {
    ExtendedModelMap model = new ExtendedModelMap();
    model.addAttribute("file", file);
    model.addAttribute("form", form);
    model.addAttribute("missing", missing);
    model.addAttribute("policy", policyCode(file));
    model.addAttribute("grounds", grounds.inForce());
    model.addAttribute("actions", NoticeForm.ACTIONS);
    return new ModelAndView("notice-form", model, status);
  }

  private CaseFile violation(long id) {
    CaseFile file =
        cases.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    if (file.status() != CaseStatus.VIOLATION) {
      throw new ResponseStatusException(HttpStatus.CONFLICT);
    }
    return file;
  }

  private StoredListing stored(CaseFile file) {
    return listings
        .find(file.listingId())
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private NoticeDraft find(long id, int number) {
    List<NoticeDraft> drafts = cases.notices(id);
    if (number < 1 || number > drafts.size()) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return drafts.get(number - 1);
  }

  /** Of the decision that stands. */
  private String policyCode(CaseFile file) {
    return cases.history(file.id()).reversed().stream()
        .map(CaseEvent::policyCode)
        .filter(code -> !code.isEmpty())
        .findFirst()
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.CONFLICT));
  }
}
