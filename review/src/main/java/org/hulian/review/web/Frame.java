package org.hulian.review.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.hulian.review.access.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Gives every page what its frame needs: who looks, in which language, and the navigation. */
@ControllerAdvice
class Frame {
  @ModelAttribute
  void fill(
      Model model,
      HttpServletRequest request,
      Locale locale,
      @AuthenticationPrincipal @Nullable Viewer viewer) {
    String path = request.getRequestURI();
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

  private static List<Place> navigation(Viewer viewer, String path) {
    List<Place> places = new ArrayList<>();
    if (viewer.readsCases()) {
      places.add(place("queue", path.startsWith("/queue") || path.startsWith("/cases")));
      boolean searching =
          Stream.of("/search", "/listings", "/sellers", "/contacts").anyMatch(path::startsWith);
      places.add(place("search", searching));
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
    return new Place("/" + name, "nav." + name, current ? "page" : null);
  }

  /** One entry of the navigation; {@code current} is the value of aria-current. */
  record Place(String path, String key, @Nullable String current) {}
}
