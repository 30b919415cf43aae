package org.hulian.review.saved;

import java.util.List;
import java.util.function.UnaryOperator;
import org.hulian.review.access.Acts;
import org.hulian.review.access.Viewer;
import org.hulian.review.text.Percent;
import org.hulian.review.text.Segment;
import org.hulian.review.text.Segments;
import org.hulian.store.mask.PersonalMask;
import org.hulian.store.search.Alert;
import org.hulian.store.search.AlertRepository;
import org.hulian.store.search.MatchedText;
import org.hulian.store.search.SavedSearchRepository;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Alerts, newest first. */
@Controller
class AlertPages {
  private static final int PAGE = 50;

  private final AlertRepository alerts;
  private final SavedSearchRepository searches;
  private final Acts acts;

  AlertPages(AlertRepository alerts, SavedSearchRepository searches, Acts acts) {
    this.alerts = alerts;
    this.searches = searches;
    this.acts = acts;
  }

  @GetMapping("/alerts")
  String list(
      @RequestParam(required = false) @Nullable Long search,
      @RequestParam(defaultValue = "0") long below,
      @AuthenticationPrincipal Viewer viewer,
      Model model) {
    acts.note(viewer, "alerts.viewed", search == null ? "alerts" : "search:" + search);
    long from = below <= 0 ? Long.MAX_VALUE : below;
    List<Alert> found = alerts.list(viewer.name(), search, from, PAGE);
    UnaryOperator<String> shown =
        viewer.seesMasked() ? PersonalMask::persons : UnaryOperator.identity();
    model.addAttribute("alerts", found.stream().map(one -> row(one, shown)).toList());
    model.addAttribute("searches", searches.visibleTo(viewer.name()));
    model.addAttribute("search", search);
    model.addAttribute("newest", below <= 0 && !found.isEmpty() ? found.getFirst().id() : 0);
    model.addAttribute("unread", found.stream().anyMatch(Alert::unread));
    model.addAttribute("older", found.size() < PAGE ? 0 : found.getLast().id());
    return "alerts";
  }

  private static Row row(Alert alert, UnaryOperator<String> shown) {
    MatchedText text = alert.matched();
    String title = text.title().isBlank() ? "—" : shown.apply(text.title());
    return new Row(
        alert,
        Segments.marked(title, text.titleMarks()),
        Segments.marked(shown.apply(text.snippet()), text.snippetMarks()),
        text.words().stream().map(shown).toList(),
        Percent.of(alert.score()));
  }

  /** One alert, ready to print. */
  record Row(
      Alert alert, List<Segment> title, List<Segment> snippet, List<String> words, int percent) {}

  /**
   * Marks as read what the page showed, and all that is older.
   *
   * @param upTo number of the newest alert that it showed
   */
  @PostMapping("/alerts/read")
  String read(
      @RequestParam(required = false) @Nullable Long search,
      @RequestParam long upTo,
      @AuthenticationPrincipal Viewer viewer) {
    alerts.look(viewer.name(), search, upTo);
    acts.note(viewer, "alerts.read", search == null ? "alerts" : "search:" + search);
    return search == null ? "redirect:/alerts" : "redirect:/alerts?search=" + search;
  }
}
