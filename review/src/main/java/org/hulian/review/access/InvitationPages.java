package org.hulian.review.access;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.hulian.store.account.AccountRepository;
import org.hulian.store.account.Role;
import org.springframework.http.HttpStatus;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Where an invited person chooses a name and a password. */
@Controller
class InvitationPages {
  private static final String NAME = "[a-z0-9._-]{2,64}";

  /** Names in the audit log that are no account's: the program, nobody, and guests. */
  private static final String RESERVED = "system|" + Acts.NOBODY + "|" + OneTimeSignIns.GUEST;

  private final AccountRepository accounts;
  private final PasswordEncoder encoder;
  private final Hashing hashing;
  private final PasswordRule rule;

  InvitationPages(
      AccountRepository accounts, PasswordEncoder encoder, Hashing hashing, PasswordRule rule) {
    this.accounts = accounts;
    this.encoder = encoder;
    this.hashing = hashing;
    this.rule = rule;
  }

  @GetMapping("/invitations/{secret}")
  String show(@PathVariable String secret, Model model) {
    return page(secret, "", Optional.empty(), model);
  }

  @PostMapping("/invitations/{secret}")
  String accept(
      @PathVariable String secret,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String password,
      @RequestParam(defaultValue = "") String repeated,
      Model model) {
    rolesOf(secret);
    String account = name.strip().toLowerCase(Locale.ROOT);
    Optional<String> objection = objection(account, password, repeated);
    if (objection.isPresent()) {
      return page(secret, account, objection, model);
    }
    Optional<String> hash = hashing.attempt(() -> String.valueOf(encoder.encode(password)));
    if (hash.isEmpty()) {
      return page(secret, account, Optional.of("error.busy.text"), model);
    }
    if (!accounts.accept(secret, account, hash.get())) {
      return page(secret, account, Optional.of("invitation.taken"), model);
    }
    return "redirect:/sign-in?welcome";
  }

  private Optional<String> objection(String name, String password, String repeated) {
    if (!name.matches(NAME)) {
      return Optional.of("invitation.name.rule");
    }
    if (accounts.find(name).isPresent() || name.matches(RESERVED)) {
      return Optional.of("invitation.taken");
    }
    if (!password.equals(repeated)) {
      return Optional.of("invitation.different");
    }
    return rule.objection(password, name);
  }

  private String page(String secret, String name, Optional<String> objection, Model model) {
    model.addAttribute("roles", rolesOf(secret).stream().sorted().toList());
    model.addAttribute("secret", secret);
    model.addAttribute("name", name);
    model.addAttribute("objection", objection.orElse(""));
    return "invitation";
  }

  private Set<Role> rolesOf(String secret) {
    return accounts
        .invitation(secret)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.GONE));
  }
}
