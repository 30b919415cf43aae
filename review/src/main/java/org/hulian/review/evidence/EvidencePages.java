package org.hulian.review.evidence;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.hulian.review.access.Viewer;
import org.hulian.review.export.Turns;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.support.RequestContextUtils;

/**
 * Makes a package of a case and gives it away. Regulators and leads may have one: it is masked as
 * what regulators see. With recorded pages, which hold victims as they came, only a lead may, and
 * says why. Reviewers decide; what leaves the house, a lead answers for.
 */
@Controller
class EvidencePages {
  private static final String MEDIA_TYPE = "application/wacz";

  private final Optional<CasePackages> packages;
  private final PackageList rules;
  private final Turns turns;
  private final Clock clock;

  EvidencePages(Optional<CasePackages> packages, PackageList rules, Turns turns, Clock clock) {
    this.packages = packages;
    this.rules = rules;
    this.turns = turns;
    this.clock = clock;
  }

  /** A form, since it is written down; it is written before the first byte leaves. */
  @PostMapping("/cases/{id}/package")
  @Nullable String make(
      @PathVariable long id,
      Form form,
      @AuthenticationPrincipal Viewer viewer,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    if (form.withPages() && !rules.mayPackPages(viewer)) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
    if (form.withPages() && form.words().isBlank()) {
      RequestContextUtils.getOutputFlashMap(request).put("flash", "package.reason");
      return "redirect:/cases/" + id;
    }
    if (!turns.take()) {
      request.setAttribute("hulian.refusal", "turns");
      throw new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS);
    }
    try {
      PackageWish wish =
          new PackageWish(
              id,
              viewer.name(),
              form.withPages(),
              form.words(),
              clock.instant().truncatedTo(ChronoUnit.MILLIS));
      give(wish, response);
      return null;
    } finally {
      turns.giveBack();
    }
  }

  /**
   * What was asked for.
   *
   * @param pages {@code yes} for recorded pages
   */
  record Form(@Nullable String pages, @Nullable String reason) {
    private static final int MAX_REASON = 500;

    boolean withPages() {
      return "yes".equals(pages);
    }

    String words() {
      String words = reason == null ? "" : reason.strip();
      return words.substring(0, Math.min(words.length(), MAX_REASON));
    }
  }

  private Optional<CasePackages.Made> made(PackageWish wish) throws IOException {
    return packages.isEmpty() ? Optional.empty() : packages.get().make(wish);
  }

  private void give(PackageWish wish, HttpServletResponse response) throws IOException {
    try (CasePackages.Made made =
        made(wish).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND))) {
      response.setContentType(MEDIA_TYPE);
      response.setContentLengthLong(made.entry().bytes());
      response.setHeader(
          HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + wish.name() + ".wacz\"");
      Files.copy(made.file(), response.getOutputStream());
    }
  }
}
