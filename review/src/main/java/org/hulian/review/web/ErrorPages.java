package org.hulian.review.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hulian.review.access.OutsideIssuer;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.View;

/** Says in plain words what went wrong; never what happened inside. */
@Controller
class ErrorPages {
  private static final int UNAUTHORIZED = 401;
  private static final int CONFLICT = 409;
  private static final int FALLBACK = 500;
  private static final Set<Integer> EXPLAINED =
      Set.of(400, 401, 403, 404, 405, 409, 410, 413, 429, 500);

  /**
   * A form of another session, or of none: signing in helps, as it does not with other refusals.
   */
  private static final String FORM = "form";

  /** What a refusal may say of itself where its status says too little. */
  private static final Set<String> REFUSALS =
      Set.of(FORM, "busy", "turns", "kept", "contested", "closed");

  /** A step of a case. */
  private static final Pattern STEP = Pattern.compile("/cases/(\\d{1,18})/([a-z]+)(?:/.*)?");

  /** Steps that only a case decided as a violation has. */
  private static final Set<String> FOR_VIOLATIONS =
      Set.of("notice", "notices", "statement", "statements");

  /** Likewise for programs: the token is good, but made for something else. */
  private static final String SCOPE = "scope";

  /** The password is asked for once more. */
  private static final String PROOF = "proof";

  private final OutsideIssuer outside;

  ErrorPages(OutsideIssuer outside) {
    this.outside = outside;
  }

  @RequestMapping("/error")
  Object explain(HttpServletRequest request, HttpServletResponse response, Model model) {
    if (response.isCommitted()) {
      // No page belongs into half a file; the server closes the connection.
      return new ModelAndView((View) (values, asked, answer) -> {});
    }
    Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    int status = code instanceof Integer known ? known : FALLBACK;
    Object asked = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    Object refusal = request.getAttribute("hulian.refusal");
    if (asked instanceof String path && (path + "/").startsWith("/api/")) {
      return problem(status, SCOPE.equals(refusal), path);
    }
    response.setStatus(status);
    if (PROOF.equals(refusal)) {
      return proof(request, model);
    }
    String explained =
        EXPLAINED.contains(status) ? String.valueOf(status) : status < FALLBACK ? "400" : "500";
    if (refusal instanceof String known && REFUSALS.contains(known)) {
      explained = known;
    } else if (status == CONFLICT && asked instanceof String path) {
      Matcher step = STEP.matcher(path);
      boolean ofCase = step.matches();
      model.addAttribute("caseId", ofCase ? step.group(1) : null);
      explained = ofCase && FOR_VIOLATIONS.contains(step.group(2)) ? "violation" : explained;
    }
    model.addAttribute("status", status);
    model.addAttribute("heading", "error." + explained + ".title");
    model.addAttribute("explanation", "error." + explained + ".text");
    model.addAttribute("wait", request.getAttribute("hulian.wait"));
    model.addAttribute("signIn", status == UNAUTHORIZED || FORM.equals(refusal));
    model.addAttribute("back", "/");
    return "error";
  }

  /** The form that was refused, with a place for the password; files are not sent again. */
  private String proof(HttpServletRequest request, Model model) {
    List<Field> fields = new ArrayList<>();
    request
        .getParameterMap()
        .forEach(
            (name, values) -> {
              for (String value : values) {
                if (!name.startsWith("_")) {
                  fields.add(new Field(name, value));
                }
              }
            });
    // A script sent only forms that are answered with a page; one that gives a file needs the
    // browser.
    model.addAttribute("boosted", request.getHeader("HX-Boosted") != null);
    model.addAttribute("outside", outside.present());
    model.addAttribute("fields", fields);
    model.addAttribute("action", request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
    model.addAttribute("wrong", request.getAttribute("hulian.wrong") != null);
    return "prove";
  }

  /** One field of a form. */
  record Field(String name, String value) {}

  /** For programs (RFC 9457); its kind is that of the status, which is a part of the interface. */
  private static ResponseEntity<ProblemDetail> problem(int status, boolean scope, String path) {
    ProblemDetail detail = ProblemDetail.forStatus(status);
    HttpStatus known = HttpStatus.resolve(status);
    if (known != null) {
      String kind = scope ? SCOPE : known.name().toLowerCase(Locale.ROOT).replace('_', '-');
      detail.setType(URI.create("urn:hulian:problem:" + kind));
    }
    detail.setInstance(URI.create(path));
    return ResponseEntity.status(status)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(detail);
  }
}
