package org.hulian.review.queue;

import java.time.Instant;
import org.springframework.ui.Model;

/** The line above a page that says what was done, and takes it back. */
public final class Flash {
  private Flash() {}

  /** Offers to undo what was decided last, while that is possible. */
  public static void undo(Model model, Walk walk, Instant now) {
    walk.undoable(now)
        .ifPresent(
            last -> {
              model.addAttribute("undo", last);
              model.addAttribute("undoSeconds", last.secondsLeft(now));
            });
  }
}
