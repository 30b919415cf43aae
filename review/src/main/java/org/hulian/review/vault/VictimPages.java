package org.hulian.review.vault;

import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hulian.review.access.Acts;
import org.hulian.review.access.Grant;
import org.hulian.review.access.Viewer;
import org.hulian.store.casefile.CaseFile;
import org.hulian.store.casefile.CaseRepository;
import org.hulian.store.mask.PersonalMask;
import org.hulian.store.retention.LegalHold;
import org.hulian.store.vault.Piece;
import org.hulian.store.vault.VictimParts;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/**
 * The page on which a lead sees what is covered in a case, and puts the case on legal hold. It is
 * shown to nobody without a reason, for ten minutes, to who gave it, in that session; the wish and
 * each look are in the audit log before anything is shown.
 */
@Controller
class VictimPages {
  private static final Duration SHOWN = Duration.ofMinutes(10);
  private static final String GRANT = "victims.";

  private final CaseRepository cases;
  private final VictimParts victims;
  private final Acts acts;
  private final Clock clock;

  VictimPages(CaseRepository cases, VictimParts victims, Acts acts, Clock clock) {
    this.cases = cases;
    this.victims = victims;
    this.acts = acts;
    this.clock = clock;
  }

  @GetMapping("/cases/{id}/victims")
  String show(
      @PathVariable long id,
      @AuthenticationPrincipal Viewer viewer,
      HttpSession session,
      Model model) {
    CaseFile file = find(id);
    boolean shown = Grant.holds(session, GRANT + id, viewer, clock.instant());
    acts.noteCase(viewer, shown ? "victims.viewed" : "hold.viewed", id);
    List<Piece> pieces = shown ? victims.kept().of(file.listingId()).orElse(List.of()) : List.of();
    model.addAttribute("file", file);
    model.addAttribute("vault", victims.kept().of(file.listingId()).isPresent());
    model.addAttribute("shown", shown);
    model.addAttribute("pieces", pieces);
    model.addAttribute("hold", victims.retention().holdOf(id).orElse(null));
    return "victims";
  }

  @PostMapping("/cases/{id}/victims")
  String unmask(
      @PathVariable long id,
      @RequestParam String reason,
      @AuthenticationPrincipal Viewer viewer,
      HttpSession session) {
    find(id);
    Instant until = clock.instant().plus(SHOWN);
    Map<String, String> details = Map.of("reason", checked(reason), "until", until.toString());
    acts.note(viewer.name(), "victims.unmasked", "case:" + id, details);
    Grant.give(session, GRANT + id, viewer, until);
    return "redirect:/cases/" + id + "/victims";
  }

  @PostMapping("/cases/{id}/hold")
  String hold(
      @PathVariable long id,
      @RequestParam String reason,
      @RequestParam(defaultValue = "false") boolean release,
      @AuthenticationPrincipal Viewer viewer) {
    find(id);
    String why = checked(reason);
    if (release) {
      victims.retention().release(id, viewer.name(), why);
    } else {
      victims.retention().hold(id, viewer.name(), why);
    }
    return "redirect:/cases/" + id + "/victims";
  }

  private CaseFile find(long id) {
    return cases.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  /** The reason as it may stand in the audit log. */
  private static String checked(String reason) {
    if (reason.isBlank() || reason.length() > LegalHold.MAX_REASON) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
    return PersonalMask.persons(reason.strip());
  }
}
