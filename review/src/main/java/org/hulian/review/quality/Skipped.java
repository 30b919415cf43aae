package org.hulian.review.quality;

import jakarta.servlet.http.HttpSession;
import java.util.LinkedHashSet;
import java.util.Set;

/** Which cases a second reviewer went past in one session. Thread-safe. */
final class Skipped {
  private static final String ATTRIBUTE = Skipped.class.getName();
  private static final int MOST = 200;

  private final Set<Long> cases = new LinkedHashSet<>();

  private Skipped() {}

  static Skipped of(HttpSession session) {
    synchronized (session) {
      if (session.getAttribute(ATTRIBUTE) instanceof Skipped skipped) {
        return skipped;
      }
      Skipped skipped = new Skipped();
      session.setAttribute(ATTRIBUTE, skipped);
      return skipped;
    }
  }

  synchronized void add(long id) {
    cases.add(id);
    if (cases.size() > MOST) {
      cases.remove(cases.iterator().next());
    }
  }

  synchronized void startOver() {
    cases.clear();
  }

  synchronized Set<Long> all() {
    return Set.copyOf(cases);
  }
}
