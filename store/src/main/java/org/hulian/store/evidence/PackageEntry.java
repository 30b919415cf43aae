package org.hulian.store.evidence;

import java.time.Instant;

/**
 * A package of evidence that was made.
 *
 * @param id from 1; 0 before it is stored
 * @param name by which the package names itself
 * @param revision of the case when it was made
 * @param account who asked for it
 * @param pages whether recorded pages are in it, which nothing masks
 * @param reason why they are; empty where they are not
 * @param sha256 of the whole file, in lower-case hexadecimal
 * @param bytes of the whole file
 */
public record PackageEntry(
    long id,
    String name,
    long caseId,
    int revision,
    Instant madeAt,
    String account,
    boolean pages,
    String reason,
    String sha256,
    long bytes) {
  public PackageEntry {
    if (!sha256.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("not a SHA-256 in hexadecimal: " + sha256);
    }
    if (pages && reason.isBlank()) {
      throw new IllegalArgumentException("pages that nothing masks leave for a reason");
    }
  }
}
