package org.hulian.review.snapshot;

import java.time.Instant;
import java.util.List;
import org.hulian.evidence.page.PageText.Kind;
import org.hulian.evidence.page.PageText.Piece;
import org.jspecify.annotations.Nullable;

/**
 * A recorded page as the console shows it.
 *
 * @param state how it stands with the recording: the end of a key for words
 * @param detail what belongs to the state, such as when it was erased; may be empty
 * @param facts absent if there is no recording to be read
 * @param cut whether not all of the page is here
 * @param own whether lines of the listing were found in it
 */
record SnapshotView(
    String state,
    String detail,
    @Nullable Facts facts,
    List<Shown> lines,
    boolean cut,
    boolean own) {
  SnapshotView {
    lines = List.copyOf(lines);
  }

  static SnapshotView without(String state, String detail) {
    return new SnapshotView(state, detail, null, List.of(), false, false);
  }

  /**
   * What is known of the recording.
   *
   * @param address asked for, masked
   * @param bytes of the body, unpacked
   * @param sha256 of the payload as it is now
   * @param stored whether it is the digest that the store has had since the page was read
   * @param declared whether it is that in the head of the record: {@code fits}, {@code differs}, or
   *     {@code none} if there is none to compare with
   * @param file name, without a folder
   * @param offset in bytes from the start of the file
   * @param shape {@code rendered}: as a browser had it after the page's scripts; {@code broken}:
   *     not whole; else {@code sent}
   */
  record Facts(
      String address,
      Instant at,
      int status,
      String type,
      String charset,
      int bytes,
      String sha256,
      boolean stored,
      String declared,
      String file,
      long offset,
      String shape) {}

  /**
   * One line.
   *
   * @param own whether it is of the listing
   * @param first whether it is, and the line before is not
   */
  record Shown(Kind kind, int depth, boolean own, boolean first, List<Piece> pieces) {}

  /** A version of the listing, to choose from. */
  record Version(int number, Instant at, boolean chosen) {}
}
