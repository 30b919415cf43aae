package org.hulian.review.access;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What every answer carries, whoever gives it: a page, a refusal, or the server itself before
 * anything of ours has seen the request.
 */
public final class PageHeaders {
  private static final String CONTENT_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
          + " form-action 'self'; frame-ancestors 'none'; base-uri 'none'; object-src 'none'";

  private static final String PERMISSIONS =
      "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()";

  private static final String A_YEAR = "max-age=31536000 ; includeSubDomains";

  private PageHeaders() {}

  /** Names and values. */
  public static Map<String, String> of(Site site) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Security-Policy", CONTENT_POLICY);
    headers.put("X-Content-Type-Options", "nosniff");
    headers.put("X-Frame-Options", "DENY");
    headers.put("Referrer-Policy", "no-referrer");
    headers.put("Permissions-Policy", PERMISSIONS);
    headers.put("Cross-Origin-Opener-Policy", "same-origin");
    headers.put("Cross-Origin-Resource-Policy", "same-origin");
    headers.put("Cache-Control", "no-store");
    if (site.secure()) {
      headers.put("Strict-Transport-Security", A_YEAR);
    }
    return headers;
  }
}
