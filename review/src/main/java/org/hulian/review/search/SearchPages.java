package org.hulian.review.search;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.hulian.index.ListingQuery;
import org.hulian.index.ListingSearcher;
import org.hulian.index.SearchHit;
import org.hulian.index.SearchResult;
import org.hulian.index.SortOrder;
import org.hulian.review.access.Acts;
import org.hulian.review.access.Viewer;
import org.hulian.review.text.Percent;
import org.hulian.review.text.Segment;
import org.hulian.review.text.Segments;
import org.hulian.store.mask.NumberMask;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The search page. */
@Controller
class SearchPages {
  private final ListingSearcher searcher;
  private final Acts acts;

  SearchPages(ListingSearcher searcher, Acts acts) {
    this.searcher = searcher;
    this.acts = acts;
  }

  @GetMapping("/search")
  String search(
      @RequestParam MultiValueMap<String, String> parameters,
      @AuthenticationPrincipal Viewer viewer,
      Model model) {
    SearchAddress address = SearchAddress.read(parameters);
    ListingQuery query = address.query();
    SearchResult result = searcher.search(query);
    if (address.asked()) {
      note(viewer, query, result);
    }
    UnaryOperator<String> shown =
        viewer.seesMasked() ? NumberMask::persons : UnaryOperator.identity();
    model.addAttribute("address", address);
    model.addAttribute("total", result.total());
    model.addAttribute("understood", result.understood());
    model.addAttribute("lines", ReadingLine.of(result.understood()));
    model.addAttribute("complete", result.complete());
    // What nobody asked for is not shown: looking is written down.
    List<SearchHit> hits = address.asked() ? result.hits() : List.of();
    model.addAttribute("hits", hits.stream().map(hit -> shown(hit, shown)).toList());
    model.addAttribute("groups", FacetGroup.of(result, address));
    model.addAttribute("chosen", FacetGroup.chosen(address));
    model.addAttribute("sorts", SortOrder.values());
    String next = address.asked() ? result.next() : null;
    model.addAttribute("next", next == null ? "" : address.page(next).href());
    return "search";
  }

  private void note(Viewer viewer, ListingQuery query, SearchResult result) {
    acts.note(
        viewer.name(),
        "search",
        "index",
        Map.of(
            "query", NumberMask.persons(query.text()),
            "filters", query.filters().toString(),
            "total", Long.toString(result.total())));
  }

  private static Hit shown(SearchHit hit, UnaryOperator<String> shown) {
    String title = hit.title().isBlank() ? "—" : shown.apply(hit.title());
    return new Hit(
        hit,
        Segments.marked(title, hit.titleMarks()),
        Segments.marked(shown.apply(hit.snippet()), hit.snippetMarks()),
        Percent.of(hit.score()));
  }

  /** One hit, ready to print. */
  record Hit(SearchHit found, List<Segment> title, List<Segment> snippet, int percent) {}
}
