package org.hulian.review.access;

import java.util.Optional;
import org.hulian.store.account.AccountRepository;
import org.springframework.http.HttpStatus;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Where the owner of an account chooses a new password, by a link that an administrator made. */
@Controller
class PasswordPages {
  private final AccountRepository accounts;
  private final PasswordEncoder encoder;
  private final Hashing hashing;
  private final PasswordRule rule;

  PasswordPages(
      AccountRepository accounts, PasswordEncoder encoder, Hashing hashing, PasswordRule rule) {
    this.accounts = accounts;
    this.encoder = encoder;
    this.hashing = hashing;
    this.rule = rule;
  }

  @GetMapping("/passwords/{secret}")
  String show(@PathVariable String secret, Model model) {
    return page(secret, "", true, model);
  }

  /** Every session of the account ends; its tokens do if {@code tokens} says so. */
  @PostMapping("/passwords/{secret}")
  String accept(
      @PathVariable String secret,
      @RequestParam(defaultValue = "") String password,
      @RequestParam(defaultValue = "") String repeated,
      @RequestParam(defaultValue = "") String tokens,
      Model model) {
    boolean endTokens = tokens.equals("end");
    String name = ownerOf(secret);
    Optional<String> objection =
        password.equals(repeated)
            ? rule.objection(password, name)
            : Optional.of("invitation.different");
    if (objection.isPresent()) {
      return page(secret, objection.get(), endTokens, model);
    }
    Optional<String> hash = hashing.attempt(() -> String.valueOf(encoder.encode(password)));
    if (hash.isEmpty()) {
      return page(secret, "error.busy.text", endTokens, model);
    }
    if (!accounts.acceptPassword(secret, hash.get(), endTokens)) {
      throw new ResponseStatusException(HttpStatus.GONE);
    }
    return "redirect:/sign-in?renewed";
  }

  private String page(String secret, String objection, boolean endTokens, Model model) {
    model.addAttribute("endTokens", endTokens);
    model.addAttribute("secret", secret);
    model.addAttribute("name", ownerOf(secret));
    model.addAttribute("objection", objection);
    return "password";
  }

  private String ownerOf(String secret) {
    return accounts
        .passwordOffer(secret)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.GONE));
  }
}
