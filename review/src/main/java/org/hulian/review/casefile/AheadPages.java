package org.hulian.review.casefile;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import java.util.OptionalLong;
import org.hulian.review.access.Acts;
import org.hulian.review.access.Viewer;
import org.hulian.review.queue.Flash;
import org.hulian.review.queue.NextCase;
import org.hulian.review.queue.Walk;
import org.hulian.store.casefile.CaseFile;
import org.hulian.store.casefile.CaseRepository;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * The next case before it is asked for. A browser with scripts takes its page, with a hold on it,
 * while the person still reads the one before; when that is decided, the next is there at once, and
 * the answer to the decision only says what was done.
 */
@Controller
class AheadPages {
  /** Names the case of a page that was taken ahead, in both directions. */
  static final String HEADER = "Hulian-Ahead";

  private static final String NUMBER = "\\d{1,18}";

  private final CaseRepository cases;
  private final CasePages pages;
  private final NextCase next;
  private final Acts acts;

  AheadPages(CaseRepository cases, CasePages pages, NextCase next, Acts acts) {
    this.cases = cases;
    this.pages = pages;
    this.next = next;
    this.acts = acts;
  }

  /**
   * The page of the case after this one, held for a short time; no content if there is none.
   *
   * @param after the case that the person has before them
   * @param again a case that was taken ahead for them before and is still to come next, so that its
   *     hold does not run out while they read; 0 if none
   */
  @PostMapping("/queue/ahead")
  Object ahead(
      @RequestParam long after,
      @RequestParam(defaultValue = "0") long again,
      @AuthenticationPrincipal Viewer viewer,
      HttpSession session,
      HttpServletResponse response) {
    Walk walk = Walk.of(session);
    OptionalLong kept = next.keepAhead(viewer, walk, again);
    OptionalLong id = kept.isPresent() ? kept : next.takeAhead(viewer, walk, after);
    if (id.isEmpty()) {
      return ResponseEntity.noContent().build();
    }
    CaseFile file = pages.find(id.getAsLong());
    acts.noteCase(viewer, "case.fetched", file.id());
    ExtendedModelMap model = new ExtendedModelMap();
    pages.show(model, file, pages.fresh(file), viewer);
    response.setHeader(HEADER, Long.toString(file.id()));
    return new ModelAndView("case", model);
  }

  /**
   * The answer to a decision for somebody who has the next case before them already: the line that
   * says what was done. The case is held for them from now on, also if their short hold has run out
   * meanwhile; empty if they have none, or somebody else has taken it.
   *
   * @param done key of that line
   */
  Optional<ModelAndView> shown(HttpServletRequest request, String done, Viewer viewer) {
    String id = request.getHeader(HEADER);
    if (id == null || !id.matches(NUMBER)) {
      return Optional.empty();
    }
    Walk walk = Walk.of(request.getSession());
    return cases
        .find(Long.parseLong(id))
        .filter(file -> NextCase.mayDecide(file, viewer))
        .filter(file -> next.takeShown(file.id(), viewer, walk))
        .map(
            file -> {
              ExtendedModelMap model = new ExtendedModelMap();
              pages.look(viewer, file.id(), model);
              model.addAttribute("flash", done);
              Flash.undo(model, walk, pages.now());
              return new ModelAndView("flash :: told", model);
            });
  }
}
