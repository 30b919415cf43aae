package org.hulian.review.access;

import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionBindingListener;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The sessions of each account, of which there are few at once: the oldest ends when there is one
 * too many, so that one that was left open somewhere does not stay. Thread-safe.
 */
final class OpenSessions {
  static final int MOST = 5;

  private static final String NAME = OpenSessions.class.getName();
  private static final Object FIRST = new Object();

  private final Map<String, Deque<Place>> places = new HashMap<>();

  private OpenSessions() {}

  /** An account has just signed in to the session. */
  static void open(HttpSession session, String account) {
    session.setAttribute(NAME, of(session).take(account));
  }

  /** Whether newer sessions of its account have taken the session's place. */
  static boolean isPushedOut(HttpSession session) {
    return session.getAttribute(NAME) instanceof Place place && place.pushedOut;
  }

  /** All sessions of one console. */
  private static OpenSessions of(HttpSession session) {
    synchronized (FIRST) {
      if (session.getServletContext().getAttribute(NAME) instanceof OpenSessions known) {
        return known;
      }
      OpenSessions none = new OpenSessions();
      session.getServletContext().setAttribute(NAME, none);
      return none;
    }
  }

  private synchronized Place take(String account) {
    Deque<Place> open = places.computeIfAbsent(account, name -> new ArrayDeque<>());
    Place place = new Place(this, account);
    open.addLast(place);
    while (open.size() > MOST) {
      open.removeFirst().pushedOut = true;
    }
    return place;
  }

  private synchronized void leave(Place place) {
    places.computeIfPresent(
        place.account, (name, open) -> open.remove(place) && open.isEmpty() ? null : open);
  }

  /** One of an account's places, given back when its session ends in whatever way. */
  private static final class Place implements HttpSessionBindingListener {
    private final OpenSessions all;
    private final String account;
    private volatile boolean pushedOut;

    Place(OpenSessions all, String account) {
      this.all = all;
      this.account = account;
    }

    @Override
    public void valueUnbound(@Nullable HttpSessionBindingEvent event) {
      all.leave(this);
    }
  }
}
