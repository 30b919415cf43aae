package org.hulian.review.access;

import jakarta.servlet.http.HttpSession;
import java.io.Serial;
import java.io.Serializable;
import java.time.Instant;
import java.util.Collections;
import java.util.List;

/**
 * What a person was let see for a while, for a reason. It stands in the session and is the
 * person's: whoever signs in over it has none of it, and whoever signs in again has to ask again.
 *
 * @param account to whom it was given
 * @param until when it ends
 */
public record Grant(String account, Instant until) implements Serializable {
  @Serial private static final long serialVersionUID = 1;
  private static final String NAME = Grant.class.getName() + ".";

  /** Gives it. */
  public static void give(HttpSession session, String what, Viewer viewer, Instant until) {
    session.setAttribute(NAME + what, new Grant(viewer.name(), until));
  }

  /** Whether the person has it now. */
  public static boolean holds(HttpSession session, String what, Viewer viewer, Instant now) {
    return session.getAttribute(NAME + what) instanceof Grant grant
        && grant.account.equals(viewer.name())
        && now.isBefore(grant.until);
  }

  /** Ends all that the session has. */
  static void endAll(HttpSession session) {
    List<String> names = Collections.list(session.getAttributeNames());
    names.stream().filter(name -> name.startsWith(NAME)).forEach(session::removeAttribute);
  }
}
