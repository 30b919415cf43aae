package org.hulian.review.saved;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.hulian.review.access.Acts;
import org.hulian.review.access.Viewer;
import org.hulian.store.account.Role;
import org.hulian.store.search.AlertRepository;
import org.hulian.store.search.SavedQuery;
import org.hulian.store.search.SavedSearch;
import org.hulian.store.search.SavedSearchRepository;
import org.hulian.store.search.SearchOptions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Saved searches. Everybody who reads cases has their own and sees those that are shared; the owner
 * changes one, and a lead may change one that is shared.
 */
@Controller
class SavedPages {
  private final SavedSearchRepository searches;
  private final AlertRepository alerts;
  private final Acts acts;

  SavedPages(SavedSearchRepository searches, AlertRepository alerts, Acts acts) {
    this.searches = searches;
    this.alerts = alerts;
    this.acts = acts;
  }

  @GetMapping("/saved")
  String list(@AuthenticationPrincipal Viewer viewer, Model model) {
    Map<Long, Long> news = alerts.news(viewer.name());
    List<Row> rows =
        searches.visibleTo(viewer.name()).stream()
            .map(one -> new Row(one, news.getOrDefault(one.id(), 0L), mayChange(viewer, one)))
            .toList();
    model.addAttribute("searches", rows);
    return "saved";
  }

  /** A saved search with what is new of it. */
  record Row(SavedSearch search, long news, boolean mine) {}

  /**
   * Saves the search that somebody looks at.
   *
   * @param address of the search page
   */
  @PostMapping("/saved")
  String save(
      @RequestParam String name,
      @RequestParam(defaultValue = "") Set<String> option,
      @RequestParam String address,
      @AuthenticationPrincipal Viewer viewer,
      RedirectAttributes next) {
    SavedQuery query = SavedQueries.of(named(name), address);
    OptionalLong id = searches.save(viewer.name(), query, options(option, false));
    next.addFlashAttribute(
        id.isPresent() ? "done" : "problem", id.isPresent() ? "saved.done" : "saved.many");
    return "redirect:/saved";
  }

  private static String named(@Nullable String typed) {
    if (typed == null || typed.isBlank()) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
    return SavedQueries.cut(typed.strip(), SavedQuery.LONGEST_NAME);
  }

  private static SearchOptions options(Collection<String> chosen, boolean paused) {
    return new SearchOptions(
        chosen.contains("shared"),
        paused,
        chosen.contains("alerts"),
        chosen.contains("webhook"),
        chosen.contains("mail"));
  }

  /** Opens a search; what was new of it is no more. */
  @GetMapping("/saved/{id}")
  String open(@PathVariable long id, @AuthenticationPrincipal Viewer viewer) {
    SavedSearch search = visible(id, viewer);
    alerts.look(viewer.name(), id, alerts.newest());
    acts.note(viewer, "search.opened", "search:" + id);
    return "redirect:" + SavedQueries.href(search.query());
  }

  /** Changes everything but what is paused; chosen facets stay. */
  @PostMapping("/saved/{id}")
  String change(
      @PathVariable long id,
      @RequestParam MultiValueMap<String, String> form,
      @AuthenticationPrincipal Viewer viewer,
      RedirectAttributes next) {
    SavedSearch search = changeable(id, viewer);
    String text = SavedQueries.text(form.getFirst("q"));
    SavedQuery query =
        new SavedQuery(named(form.getFirst("name")), text, search.query().settings());
    List<String> chosen = form.getOrDefault("option", List.of());
    searches.change(id, query, options(chosen, search.options().paused()), viewer.name());
    next.addFlashAttribute("done", "saved.changed");
    return "redirect:/saved";
  }

  @PostMapping("/saved/{id}/paused")
  String pause(
      @PathVariable long id, @RequestParam boolean paused, @AuthenticationPrincipal Viewer viewer) {
    SavedSearch search = changeable(id, viewer);
    searches.change(id, search.query(), search.options().paused(paused), viewer.name());
    return "redirect:/saved";
  }

  @PostMapping("/saved/{id}/delete")
  String delete(
      @PathVariable long id, @AuthenticationPrincipal Viewer viewer, RedirectAttributes next) {
    changeable(id, viewer);
    searches.delete(id, viewer.name());
    next.addFlashAttribute("done", "saved.deleted");
    return "redirect:/saved";
  }

  private SavedSearch visible(long id, Viewer viewer) {
    Optional<SavedSearch> search = searches.find(id);
    return search
        .filter(one -> one.isVisibleTo(viewer.name()))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private SavedSearch changeable(long id, Viewer viewer) {
    SavedSearch search = visible(id, viewer);
    if (!mayChange(viewer, search)) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
    return search;
  }

  private static boolean mayChange(Viewer viewer, SavedSearch search) {
    return search.owner().equals(viewer.name())
        || (search.options().shared() && viewer.is(Role.LEAD));
  }
}
