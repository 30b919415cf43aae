package org.hulian.review.api;

import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;

/**
 * Room in memory for the bodies of requests: however many programs send at once, no more is held
 * than this, and nobody waits in line. Thread-safe.
 */
@Component
final class BodyRoom {
  /** Four of the largest bodies, or many small ones. */
  static final int MEBIBYTES = 32;

  private static final int MEBIBYTE = 1 << 20;

  private final Semaphore room = new Semaphore(MEBIBYTES);

  /**
   * Takes room for a body.
   *
   * @param announced bytes as its header says, negative if it says nothing
   * @param most bytes that are read of it
   * @throws ApiProblem if there is none
   */
  Place take(long announced, int most) {
    long bytes = announced < 0 ? most : Math.min(announced, most);
    int needed = Math.max(1, (int) ((bytes + MEBIBYTE - 1) / MEBIBYTE));
    if (!room.tryAcquire(needed)) {
      throw new ApiProblem(
          ApiProblem.Kind.BUSY, "Others are sending; try again in a second, or with less at once.");
    }
    return new Place(room, needed);
  }

  /** Room that was taken. */
  record Place(Semaphore room, int mebibytes) {
    /** Once, when the body is no longer held. */
    void giveBack() {
      room.release(mebibytes);
    }
  }
}
