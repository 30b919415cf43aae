package org.hulian.review.api;

import org.springframework.http.HttpStatus;

/** A request that cannot be answered, as a problem (RFC 9457). */
final class ApiProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Kind kind;
  private final String detail;

  /**
   * A problem.
   *
   * @param detail one sentence for people
   */
  ApiProblem(Kind kind, String detail) {
    super(detail);
    this.kind = kind;
    this.detail = detail;
  }

  Kind kind() {
    return kind;
  }

  String detail() {
    return detail;
  }

  /** What can be wrong; the names are part of the interface. */
  enum Kind {
    PARAMETER(HttpStatus.BAD_REQUEST, "A parameter is wrong"),
    BODY(HttpStatus.BAD_REQUEST, "The body cannot be read"),
    NO_LISTING(HttpStatus.NOT_FOUND, "There is no such listing"),
    TOO_SLOW(HttpStatus.REQUEST_TIMEOUT, "The body came too slowly"),
    TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "The body is too large"),
    UNPROCESSABLE(HttpStatus.UNPROCESSABLE_CONTENT, "The body is no listing"),
    BUSY(HttpStatus.SERVICE_UNAVAILABLE, "Too much at once"),
    MODELS_MISSING(HttpStatus.SERVICE_UNAVAILABLE, "The language models are missing");

    private final HttpStatus status;
    private final String title;

    Kind(HttpStatus status, String title) {
      this.status = status;
      this.title = title;
    }

    HttpStatus status() {
      return status;
    }

    String title() {
      return title;
    }
  }
}
