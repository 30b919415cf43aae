package org.hulian.evidence;

import java.nio.file.Path;

/**
 * Where and how captures are kept.
 *
 * @param folder made if it is not there
 * @param maxFileBytes size at which the next record goes to a new file
 * @param software name and version of the program, for the head of every file
 * @param operator name and mail address of whoever crawls, for the head of every file
 */
public record ArchiveSettings(Path folder, long maxFileBytes, String software, String operator) {
  /** 256 MiB: large enough for few files, small enough to copy and check one by one. */
  public static final long DEFAULT_MAX_FILE_BYTES = 256L << 20;

  public ArchiveSettings {
    if (maxFileBytes < 1) {
      throw new IllegalArgumentException("a capture file holds at least one byte");
    }
  }
}
