package org.hulian.review.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.hulian.review.access.Site;
import org.hulian.review.access.Viewer;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The pages that belong to no feature. */
@Controller
class FramePages {
  /** RFC 9116 §2.5.5 recommends less than a year. */
  private static final Duration SECURITY_TXT_VALIDITY = Duration.ofDays(180);

  private static final MediaType PLAIN = new MediaType(MediaType.TEXT_PLAIN, UTF_8);

  private final LocaleResolver languages;
  private final Clock clock;
  private final Site site;

  FramePages(LocaleResolver languages, Clock clock, Site site) {
    this.languages = languages;
    this.clock = clock;
    this.site = site;
  }

  /** The first page the person may see. */
  @GetMapping("/")
  String home(@AuthenticationPrincipal Viewer viewer) {
    if (viewer.readsCases()) {
      return "redirect:/queue";
    }
    return viewer.watchesRuns() ? "redirect:/runs" : "redirect:/audit";
  }

  @GetMapping("/help")
  String help() {
    return "help";
  }

  @PostMapping("/language")
  String language(
      @RequestParam String to,
      @RequestParam(defaultValue = "/") String back,
      HttpServletRequest request,
      HttpServletResponse response) {
    if (!WebSetup.LANGUAGES.contains(to)) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
    languages.setLocale(request, response, Locale.forLanguageTag(to));
    return "redirect:" + Languages.localPath(back);
  }

  /** Whom to tell of a security problem, for those who have no account as well. */
  @GetMapping("/security")
  String security(Model model) {
    model.addAttribute("contact", site.contact());
    return "security";
  }

  /** RFC 9116. The people who run this console are the ones to tell. */
  @GetMapping("/.well-known/security.txt")
  ResponseEntity<String> securityText() {
    String page =
        ServletUriComponentsBuilder.fromCurrentContextPath().path("/security").toUriString();
    String text =
        (site.contact() == null ? "" : "Contact: " + site.contact() + "\n")
            + "Contact: "
            + page
            + "\nExpires: "
            + clock.instant().plus(SECURITY_TXT_VALIDITY).truncatedTo(ChronoUnit.SECONDS)
            + "\nPreferred-Languages: zh, en\n";
    // Given by hand: whoever asks for pages alone is to be told as well.
    return ResponseEntity.ok().contentType(PLAIN).body(text);
  }
}
