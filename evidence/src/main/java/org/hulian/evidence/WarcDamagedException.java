package org.hulian.evidence;

import java.io.IOException;
import java.io.Serial;
import java.nio.file.Path;

/** A WARC file that cannot be read beyond some point; everything before it was delivered. */
public final class WarcDamagedException extends IOException {
  @Serial private static final long serialVersionUID = 1L;

  private final String file;
  private final long offset;
  private final String reason;

  WarcDamagedException(Path file, long offset, String reason, Throwable cause) {
    super(file + ": damaged at byte " + offset + ": " + reason, cause);
    this.file = file.toString();
    this.offset = offset;
    this.reason = reason;
  }

  /** The file that is damaged. */
  public Path file() {
    return Path.of(file);
  }

  /** Where the record begins that could not be read, in bytes from the start of the file. */
  public long offset() {
    return offset;
  }

  /** What is wrong, in one line. */
  public String reason() {
    return reason;
  }
}
