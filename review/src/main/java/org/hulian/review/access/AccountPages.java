package org.hulian.review.access;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.hulian.store.account.Account;
import org.hulian.store.account.AccountRepository;
import org.hulian.store.account.Role;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * Accounts and invitations, for administrators. Changes are made one at a time, so that the last
 * two administrators do not take the role from each other at once.
 */
@Controller
class AccountPages {
  private static final Duration VALIDITY = Duration.ofDays(3);

  private final AccountRepository accounts;

  AccountPages(AccountRepository accounts) {
    this.accounts = accounts;
  }

  @GetMapping("/accounts")
  String list(Model model) {
    model.addAttribute("accounts", accounts.list());
    model.addAttribute("allRoles", Role.values());
    return "accounts";
  }

  /** The link is shown by the next page once, and nowhere kept. */
  @PostMapping("/accounts/invitations")
  String invite(
      @RequestParam(defaultValue = "") List<Role> roles,
      @AuthenticationPrincipal Viewer viewer,
      RedirectAttributes next) {
    if (roles.isEmpty()) {
      next.addFlashAttribute("problem", "accounts.role.needed");
      return "redirect:/accounts";
    }
    Set<Role> chosen = EnumSet.copyOf(roles);
    String secret = accounts.invite(chosen, VALIDITY, viewer.name());
    next.addFlashAttribute("link", link("invitations", secret));
    return "redirect:/accounts";
  }

  private static String link(String kind, String secret) {
    return ServletUriComponentsBuilder.fromCurrentContextPath()
        .pathSegment(kind, secret)
        .toUriString();
  }

  /** What somebody may do counts from their next request on; the last administrator stays. */
  @PostMapping("/accounts/{name}/roles")
  synchronized String roles(
      @PathVariable String name,
      @RequestParam(defaultValue = "") List<Role> roles,
      @AuthenticationPrincipal Viewer viewer,
      RedirectAttributes next) {
    if (roles.isEmpty()) {
      next.addFlashAttribute("problem", "accounts.role.kept");
    } else if (!roles.contains(Role.ADMINISTRATOR) && isLastAdministrator(name)) {
      next.addFlashAttribute("problem", "accounts.last.role");
    } else if (!accounts.setRoles(name, EnumSet.copyOf(roles), viewer.name())) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    } else {
      next.addFlashAttribute("done", name);
    }
    return "redirect:/accounts";
  }

  /** The old password holds until the new one is chosen; then every session of the account ends. */
  @PostMapping("/accounts/{name}/password")
  String password(
      @PathVariable String name, @AuthenticationPrincipal Viewer viewer, RedirectAttributes next) {
    String secret =
        accounts
            .offerPassword(name, VALIDITY, viewer.name())
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    next.addFlashAttribute("link", link("passwords", secret));
    next.addFlashAttribute("linkOf", name);
    return "redirect:/accounts";
  }

  /** The last administrator stays. */
  @PostMapping("/accounts/{name}/enabled")
  synchronized String enable(
      @PathVariable String name,
      @RequestParam boolean enabled,
      @AuthenticationPrincipal Viewer viewer,
      RedirectAttributes next) {
    if (!enabled && isLastAdministrator(name)) {
      next.addFlashAttribute("problem", "accounts.last");
    } else if (!accounts.setEnabled(name, enabled, viewer.name())) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return "redirect:/accounts";
  }

  private boolean isLastAdministrator(String name) {
    List<String> administrators =
        accounts.list().stream()
            .filter(account -> account.enabled() && account.roles().contains(Role.ADMINISTRATOR))
            .map(Account::name)
            .toList();
    return administrators.equals(List.of(name));
  }
}
