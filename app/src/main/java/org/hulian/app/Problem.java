package org.hulian.app;

import java.nio.file.Path;
import org.hulian.evidence.CaptureProblem;
import org.hulian.evidence.WarcDamagedException;
import org.hulian.listing.feed.FeedProblem;
import org.hulian.store.listing.VictimsMasked;

/**
 * Something that could not be read, or not in full.
 *
 * @param place where it stands, such as {@code feed.jsonl, line 3}
 * @param reason in one line; what it quotes may be a victim's number, which is covered
 */
record Problem(String place, String reason) {
  Problem {
    reason = VictimsMasked.of(reason);
  }

  static Problem of(FeedProblem problem) {
    return new Problem(problem.file() + ", line " + problem.line(), problem.reason());
  }

  static Problem of(CaptureProblem problem) {
    return inWarc(problem.file(), problem.offset(), problem.reason());
  }

  static Problem of(WarcDamagedException damage) {
    return inWarc(damage.file(), damage.offset(), "damaged from here on: " + damage.reason());
  }

  private static Problem inWarc(Path file, long offset, String reason) {
    return new Problem(file + ", record at byte " + offset, reason);
  }

  @Override
  public String toString() {
    return place + ": " + reason;
  }
}
