package org.hulian.review.evidence;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A package that somebody wants.
 *
 * @param account who
 * @param pages whether with the recorded pages, which nothing masks
 * @param reason why; not blank where it is with pages
 * @param at when
 */
public record PackageWish(long caseId, String account, boolean pages, String reason, Instant at) {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssSSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** By which the package names itself; its file has the same name. */
  public String name() {
    return "hulian-case-" + caseId + "-" + STAMP.format(at);
  }
}
