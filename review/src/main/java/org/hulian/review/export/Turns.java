package org.hulian.review.export;

import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;

/** Lets few do at once what takes long, so that everybody else is served meanwhile. Thread-safe. */
@Component
final class Turns {
  private static final int AT_ONCE = 2;

  private final Semaphore free = new Semaphore(AT_ONCE);

  /** Whether there is a turn; whoever got one gives it back. */
  boolean take() {
    return free.tryAcquire();
  }

  void giveBack() {
    free.release();
  }
}
