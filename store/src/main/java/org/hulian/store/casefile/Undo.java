package org.hulian.store.casefile;

import java.time.Duration;
import org.hulian.store.mask.PersonalMask;

/**
 * Taking a decision back at once, as if it had not been made: the case is where it was, in its
 * place in the queue, held by who takes it back. Both the decision and this stay in the history.
 *
 * @param account who decided, and takes back
 * @param reason in words; not blank; persons are covered, as in {@link Decision}
 * @param window how long after the decision this is possible
 * @param lease how long the case is held then
 */
public record Undo(String account, String reason, Duration window, Duration lease) {
  public Undo {
    if (reason.isBlank()) {
      throw new IllegalArgumentException("taking back has a reason");
    }
    reason = PersonalMask.persons(reason);
  }
}
