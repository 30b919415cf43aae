package org.hulian.listing;

/**
 * Points to the recorded response that a listing was read from.
 *
 * @param record WARC-Record-ID of the response, without angle brackets, such as {@code urn:uuid:…}
 * @param sha256 lower-case hexadecimal SHA-256 of the payload, 64 characters
 */
public record CaptureRef(String record, String sha256) {
  public CaptureRef {
    if (!sha256.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("not a SHA-256 in hexadecimal: " + sha256);
    }
  }
}
