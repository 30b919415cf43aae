package org.hulian.review.access;

import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Room for the hashing of passwords, which is made to be dear: each takes 16 MiB and some tenths of
 * a second. However many people knock at once, only a few are hashed at a time, and nobody waits in
 * line, so that a crowd at the door takes neither the memory nor the threads of those inside.
 * Thread-safe.
 */
@Component
final class Hashing {
  static final int AT_ONCE = 4;

  private final Semaphore room = new Semaphore(AT_ONCE);

  /** Does the work if there is room for it; empty, and nothing done, if there is not. */
  <T> Optional<T> attempt(Supplier<T> work) {
    if (!room.tryAcquire()) {
      return Optional.empty();
    }
    try {
      return Optional.of(work.get());
    } finally {
      room.release();
    }
  }
}
