package org.hulian.review.export;

import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;

/** Lets few do at once what takes long, so that everybody else is served meanwhile. Thread-safe. */
@Component
public final class Turns {
  private static final int AT_ONCE = 2;

  private final Semaphore free = new Semaphore(AT_ONCE);

  /** Whether there is a turn; whoever got one gives it back. */
  public boolean take() {
    return free.tryAcquire();
  }

  /** Lets somebody else have it. */
  public void giveBack() {
    free.release();
  }
}
