package org.hulian.review.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/**
 * Signing in, with a password or by a one-time link. The password itself is checked by the chain.
 */
@Controller
class SignInPages {
  private final OneTimeSignIns links;
  private final SecurityContextRepository contexts;
  private final PasskeyParty party;
  private final OutsideIssuer outside;
  private final Acts acts;

  SignInPages(
      OneTimeSignIns links,
      SecurityContextRepository contexts,
      PasskeyParty party,
      OutsideIssuer outside,
      Acts acts) {
    this.links = links;
    this.contexts = contexts;
    this.party = party;
    this.outside = outside;
    this.acts = acts;
  }

  @GetMapping("/sign-in")
  String signIn(
      HttpServletRequest request,
      @RequestParam(name = "issuer", defaultValue = "") String refused,
      Model model) {
    model.addAttribute("outside", outside.present());
    model.addAttribute("guests", links.offered());
    model.addAttribute("issuerProblem", OidcPages.PROBLEMS.contains(refused) ? refused : null);
    model.addAttribute("here", party.isAt(request));
    model.addAttribute("place", party.place().orElse(null));
    return "sign-in";
  }

  /** Only shows a button: programs that look at links beforehand must not use them up. */
  @GetMapping("/enter/{secret}")
  String door(@PathVariable String secret, Model model) {
    if (!links.holds(secret)) {
      throw new ResponseStatusException(HttpStatus.GONE);
    }
    model.addAttribute("secret", secret);
    return "enter";
  }

  @PostMapping("/enter/{secret}")
  String enter(
      @PathVariable String secret, HttpServletRequest request, HttpServletResponse response) {
    Optional<Viewer> viewer = links.use(secret);
    if (viewer.isEmpty()) {
      acts.note(Acts.NOBODY, "session.refused", "address:" + request.getRemoteAddr(), Map.of());
      throw new ResponseStatusException(HttpStatus.GONE);
    }
    Sessions.admit(request.getSession(true));
    request.changeSessionId();
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(Sessions.signedIn(viewer.get()));
    SecurityContextHolder.setContext(context);
    contexts.saveContext(context, request, response);
    acts.note(viewer.get(), "session.started", "address:" + request.getRemoteAddr());
    return "redirect:/";
  }
}
