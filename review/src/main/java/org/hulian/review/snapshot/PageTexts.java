package org.hulian.review.snapshot;

import org.hulian.evidence.Captured;
import org.hulian.evidence.page.PageText;

/** Turns recorded pages into text; the console itself reads no markup. Thread-safe. */
@FunctionalInterface
public interface PageTexts {
  /** The lines of a page, not masked; {@link PageText#NONE} if it is no text. Never throws. */
  PageText read(Captured page);
}
