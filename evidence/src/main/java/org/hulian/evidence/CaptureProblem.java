package org.hulian.evidence;

import java.nio.file.Path;

/**
 * A record that could not be used, or not all of it; reading goes on behind it.
 *
 * @param offset where the record begins, in bytes from the start of the file
 * @param reason in one line
 */
public record CaptureProblem(Path file, long offset, String reason) {
  @Override
  public String toString() {
    return file + ": record at byte " + offset + ": " + reason;
  }
}
