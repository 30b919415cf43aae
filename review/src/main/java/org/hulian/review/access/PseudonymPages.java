package org.hulian.review.access;

import org.hulian.store.account.AccountRepository;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Who is behind which pseudonym, for administrators. */
@Controller
class PseudonymPages {
  private final AccountRepository accounts;
  private final Acts acts;

  PseudonymPages(AccountRepository accounts, Acts acts) {
    this.accounts = accounts;
    this.acts = acts;
  }

  @GetMapping("/accounts/pseudonyms")
  String list(@AuthenticationPrincipal Viewer viewer, Model model) {
    acts.note(viewer, "pseudonyms.viewed", "accounts");
    model.addAttribute("pseudonyms", accounts.pseudonyms());
    return "pseudonyms";
  }
}
