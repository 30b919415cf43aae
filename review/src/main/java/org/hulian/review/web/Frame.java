package org.hulian.review.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.hulian.review.access.Viewer;
import org.hulian.store.account.Role;
import org.hulian.store.search.AlertRepository;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Gives every page what its frame needs: who looks, in which language, and the navigation. */
@ControllerAdvice
class Frame {
  /** Beyond that the number says no more. */
  private static final int MOST_UNREAD = 100;

  private final AlertRepository alerts;

  Frame(AlertRepository alerts) {
    this.alerts = alerts;
  }

  @ModelAttribute
  void fill(
      Model model,
      HttpServletRequest request,
      Locale locale,
      @AuthenticationPrincipal @Nullable Viewer viewer) {
    String path = request.getRequestURI();
    if (path.startsWith("/api/")) {
      return; // programs see no frame
    }
    String query = request.getQueryString();
    boolean english = locale.getLanguage().equals("en");
    model.addAttribute("viewer", viewer);
    model.addAttribute("lang", english ? "en" : "zh-CN");
    model.addAttribute("otherLang", english ? "zh" : "en");
    model.addAttribute(
        "back",
        !request.getMethod().equals("GET") ? "/" : query == null ? path : path + "?" + query);
    model.addAttribute("navigation", viewer == null ? List.of() : navigation(viewer, path));
  }

  private List<Place> navigation(Viewer viewer, String path) {
    List<Place> places = new ArrayList<>();
    if (viewer.readsCases()) {
      places.add(place("queue", path.equals("/queue") || path.startsWith("/cases")));
      boolean notices = path.startsWith("/notices") || path.startsWith("/statements");
      places.add(place("notices", notices));
      boolean searching =
          Stream.of("/search", "/listings", "/sellers", "/contacts", "/network")
              .anyMatch(path::startsWith);
      places.add(place("search", searching));
      places.add(place("saved", path.startsWith("/saved")));
      boolean current = path.equals("/alerts");
      int unread = alerts.unread(viewer.name(), MOST_UNREAD);
      places.add(new Place("/alerts", "nav.alerts", current ? "page" : null, unread));
    }
    if (viewer.looksAgain()) {
      places.add(place("second", path.startsWith("/second")));
    }
    if (viewer.is(Role.LEAD)) {
      places.add(place("quality", path.startsWith("/quality")));
    }
    if (viewer.readsFigures()) {
      places.add(place("dashboard", path.startsWith("/dashboard")));
    }
    if (viewer.is(Role.LEAD, Role.ADMINISTRATOR)) {
      places.add(place("queues", path.startsWith("/queues")));
      places.add(place("deliveries", path.startsWith("/deliveries")));
    }
    if (viewer.watchesRuns()) {
      places.add(place("runs", path.startsWith("/runs")));
    }
    if (viewer.audits()) {
      places.add(place("audit", path.startsWith("/audit")));
    }
    if (viewer.administers()) {
      places.add(place("accounts", path.startsWith("/accounts")));
    }
    return places;
  }

  private static Place place(String name, boolean current) {
    return new Place("/" + name, "nav." + name, current ? "page" : null, 0);
  }

  /**
   * One entry of the navigation.
   *
   * @param current the value of aria-current
   * @param count what is new there, 0 to 100
   */
  record Place(String path, String key, @Nullable String current, int count) {
    /** The count for people; empty for none. */
    public String news() {
      return count == 0 ? "" : count < MOST_UNREAD ? Integer.toString(count) : "99+";
    }
  }
}
