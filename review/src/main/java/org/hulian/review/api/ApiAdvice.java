package org.hulian.review.api;

import java.net.URI;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Tells programs what is wrong as problems (RFC 9457); what the frame refuses, it tells itself. */
@RestControllerAdvice(basePackageClasses = ApiAdvice.class)
class ApiAdvice {
  private static final Logger LOG = LoggerFactory.getLogger(ApiAdvice.class);

  @ExceptionHandler
  ResponseEntity<ProblemDetail> problem(ApiProblem problem) {
    ApiProblem.Kind kind = problem.kind();
    ProblemDetail detail = ProblemDetail.forStatusAndDetail(kind.status(), problem.detail());
    detail.setTitle(kind.title());
    detail.setType(
        URI.create("urn:hulian:problem:" + kind.name().toLowerCase(Locale.ROOT).replace('_', '-')));
    ResponseEntity<ProblemDetail> answer = answer(kind.status(), detail);
    return kind == ApiProblem.Kind.BUSY
        ? ResponseEntity.status(kind.status())
            .headers(answer.getHeaders())
            .header(HttpHeaders.RETRY_AFTER, "1")
            .body(detail)
        : answer;
  }

  /** The message is ours and says how to get them. */
  @ExceptionHandler
  ResponseEntity<ProblemDetail> modelsMissing(ListingDesk.ModelsMissing missing) {
    LOG.warn("a listing could not be scored: {}", missing.getMessage());
    return problem(
        new ApiProblem(
            ApiProblem.Kind.MODELS_MISSING,
            "The operator has to bring them; analysis=no scores without."));
  }

  private static ResponseEntity<ProblemDetail> answer(HttpStatus status, ProblemDetail detail) {
    return ResponseEntity.status(status)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(detail);
  }
}
