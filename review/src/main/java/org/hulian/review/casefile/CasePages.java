package org.hulian.review.casefile;

import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hulian.listing.ListingId;
import org.hulian.review.access.Viewer;
import org.hulian.review.queue.Flash;
import org.hulian.review.queue.Holder;
import org.hulian.review.queue.Walk;
import org.hulian.review.text.Percent;
import org.hulian.store.account.Role;
import org.hulian.store.casefile.CaseEvent;
import org.hulian.store.casefile.CaseFile;
import org.hulian.store.casefile.CaseRepository;
import org.hulian.store.casefile.CaseStatus;
import org.hulian.store.listing.ListingRepository;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The page of a case, and of an item that has none. */
@Controller
class CasePages {
  private final CaseRepository cases;
  private final ListingRepository listings;
  private final CaseReader reader;
  private final Looks looks;
  private final Clock clock;

  CasePages(
      CaseRepository cases,
      ListingRepository listings,
      CaseReader reader,
      Looks looks,
      Clock clock) {
    this.cases = cases;
    this.listings = listings;
    this.reader = reader;
    this.looks = looks;
    this.clock = clock;
  }

  @GetMapping("/cases/{id}")
  String show(
      @PathVariable long id,
      @AuthenticationPrincipal Viewer viewer,
      HttpSession session,
      Model model) {
    CaseFile file = find(id);
    Walk walk = Walk.of(session);
    look(viewer, file.id(), model);
    looks.hold(viewer, file, walk);
    show(model, file, fresh(file), viewer);
    Flash.undo(model, walk, clock.instant());
    return "case";
  }

  /**
   * An item that search found and nobody flagged; a flagged one has its case, unless that is closed
   * to the viewer.
   */
  @GetMapping("/listings")
  String item(@RequestParam String id, @AuthenticationPrincipal Viewer viewer, Model model) {
    ListingId item = listingId(id);
    Optional<CaseFile> file = cases.findByListing(item);
    if (file.isPresent()) {
      if (looks.mayLook(viewer, file.get().id())) {
        return "redirect:/cases/" + file.get().id();
      }
      model.addAttribute("closed", true);
    }
    if (listings.find(item).isEmpty()) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    looks.item(viewer, item);
    model.addAttribute("view", reader.read(item, 0, viewer));
    return "item";
  }

  /**
   * The case.
   *
   * @throws ResponseStatusException with 404 if there is none
   */
  CaseFile find(long id) {
    return cases.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  /** Notes that somebody has the case before them. */
  void look(Viewer viewer, long id, Model model) {
    looks.file(viewer, id, model);
  }

  Instant now() {
    return clock.instant();
  }

  /** The form before anybody has touched it. */
  DecisionForm fresh(CaseFile file) {
    return DecisionForm.fresh(file);
  }

  /** The code by whose clock the case is due, which a page names and nobody has chosen yet. */
  String proposed(CaseFile file) {
    return cases.clockCode(file.category(), file.severity());
  }

  /** Puts on the page what every look at a case shows; the look itself is the caller's to note. */
  void show(Model model, CaseFile file, DecisionForm form, Viewer viewer) {
    CaseView view = reader.read(file.listingId(), file.id(), viewer);
    String holder = Holder.of(file, clock.instant());
    boolean mine = holder.equals(viewer.name());
    boolean waits = !decided(file);
    boolean allowed =
        viewer.decides() && (file.status() == CaseStatus.OPEN || viewer.is(Role.LEAD));
    model.addAttribute("file", file);
    model.addAttribute("queue", cases.queues().of(file.id()).orElse(null));
    model.addAttribute("percent", Percent.of(file.score()));
    model.addAttribute("view", view);
    model.addAttribute("form", form);
    model.addAttribute("holder", holder);
    model.addAttribute("mine", mine);
    model.addAttribute("decidable", waits && allowed && (holder.isEmpty() || mine));
    model.addAttribute("reopenable", !waits && mayReopen(view.history(), viewer));
    model.addAttribute("proposed", proposed(file));
    model.addAttribute("violations", PolicyCode.violations());
    model.addAttribute("clearances", PolicyCode.clearances());
  }

  /** Whether the case waits for nobody any more. */
  static boolean decided(CaseFile file) {
    return file.status() == CaseStatus.VIOLATION || file.status() == CaseStatus.CLEARED;
  }

  /** A decision is taken back by who made it, or by a lead. */
  static boolean mayReopen(List<CaseEvent> history, Viewer viewer) {
    if (!viewer.decides()) {
      return false;
    }
    return viewer.is(Role.LEAD)
        || history.reversed().stream()
            .filter(CasePages::decision)
            .findFirst()
            .filter(last -> last.account().equals(viewer.name()))
            .isPresent();
  }

  /** People give reasons; what the program and a notice add to the history has none of theirs. */
  private static boolean decision(CaseEvent event) {
    return !event.reason().isEmpty() && !event.account().equals("system");
  }

  private static ListingId listingId(String id) {
    try {
      return new ListingId(id);
    } catch (IllegalArgumentException e) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND, null, e);
    }
  }
}
