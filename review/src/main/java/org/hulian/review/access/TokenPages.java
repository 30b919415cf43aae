package org.hulian.review.access;

import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.hulian.store.account.ApiToken;
import org.hulian.store.account.Scope;
import org.hulian.store.account.TokenRepository;
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

/** Tokens for programs: everybody's own, and all of them for administrators. */
@Controller
class TokenPages {
  /** Of one account that are good at a time. */
  private static final int MOST = 20;

  private final TokenRepository tokens;
  private final Clock clock;

  TokenPages(TokenRepository tokens, Clock clock) {
    this.tokens = tokens;
    this.clock = clock;
  }

  @GetMapping("/tokens")
  String list(@AuthenticationPrincipal Viewer viewer, Model model) {
    boolean all = viewer.administers();
    List<ApiToken> shown = all ? tokens.listAll() : tokens.list(viewer.name());
    model.addAttribute("tokens", shown);
    model.addAttribute("all", all);
    model.addAttribute("now", clock.instant());
    model.addAttribute("allScopes", Scope.values());
    model.addAttribute("scopes", RouteRules.scopesOf(viewer.roles()));
    model.addAttribute("mayMake", !viewer.guest());
    model.addAttribute("longest", TokenRepository.LONGEST.toDays());
    return "tokens";
  }

  /** The token is shown by the next page once, and nowhere kept. */
  @PostMapping("/tokens")
  String create(
      @RequestParam(defaultValue = "") String label,
      @RequestParam(defaultValue = "") List<Scope> scopes,
      @RequestParam(defaultValue = "0") int days,
      @AuthenticationPrincipal Viewer viewer,
      RedirectAttributes next) {
    Set<Scope> chosen = EnumSet.noneOf(Scope.class);
    chosen.addAll(scopes);
    chosen.retainAll(RouteRules.scopesOf(viewer.roles()));
    boolean named = !label.isBlank() && label.strip().length() <= ApiToken.LONGEST_LABEL;
    boolean timed = days >= 1 && days <= TokenRepository.LONGEST.toDays();
    if (viewer.guest()) {
      next.addFlashAttribute("problem", "tokens.guest");
    } else if (chosen.isEmpty() || !named || !timed) {
      next.addFlashAttribute("problem", "tokens.incomplete");
    } else if (good(viewer) >= MOST) {
      next.addFlashAttribute("problem", "tokens.many");
    } else {
      Duration validity = Duration.ofDays(days);
      next.addFlashAttribute("token", tokens.create(viewer.name(), label, chosen, validity));
    }
    return "redirect:/tokens";
  }

  private long good(Viewer viewer) {
    return tokens.list(viewer.name()).stream()
        .filter(token -> token.isGood(clock.instant()))
        .count();
  }

  /** One's own; an administrator anybody's. */
  @PostMapping("/tokens/{id}/revoke")
  String revoke(
      @PathVariable long id, @AuthenticationPrincipal Viewer viewer, RedirectAttributes next) {
    boolean own = tokens.list(viewer.name()).stream().anyMatch(token -> token.id() == id);
    if (!own && !viewer.administers()) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    if (tokens.revoke(id, viewer.name())) {
      next.addFlashAttribute("done", "tokens.revoked");
    }
    return "redirect:/tokens";
  }
}
