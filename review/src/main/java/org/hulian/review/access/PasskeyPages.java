package org.hulian.review.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.hulian.store.account.AccountRepository;
import org.hulian.store.account.PasskeyRepository;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Everybody's own passkeys. */
@Controller
class PasskeyPages {
  private final AccountRepository accounts;
  private final PasskeyParty party;

  PasskeyPages(AccountRepository accounts, PasskeyParty party) {
    this.accounts = accounts;
    this.party = party;
  }

  @GetMapping("/passkeys")
  String list(HttpServletRequest request, @AuthenticationPrincipal Viewer viewer, Model model) {
    var own = accounts.passkeys().list(viewer.name());
    model.addAttribute("passkeys", own);
    model.addAttribute("full", own.size() >= PasskeyRepository.MOST);
    model.addAttribute("here", party.isAt(request));
    model.addAttribute("place", party.place().orElse(null));
    return "passkeys";
  }

  /** Only proves who it is: the next page has the button by which the browser makes one. */
  @PostMapping("/passkeys/new")
  String begin(RedirectAttributes next) {
    next.addFlashAttribute("making", true);
    return "redirect:/passkeys";
  }

  /** Whoever came in by it elsewhere is out; here its owner has just proved who it is. */
  @PostMapping("/passkeys/{id}/remove")
  String remove(
      @PathVariable String id,
      HttpSession session,
      @AuthenticationPrincipal Viewer viewer,
      RedirectAttributes next) {
    if (!accounts.passkeys().remove(id, viewer.name())) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    Sessions.outlive(session, id);
    next.addFlashAttribute("done", "passkeys.removed");
    return "redirect:/passkeys";
  }
}
