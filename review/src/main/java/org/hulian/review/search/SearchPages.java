package org.hulian.review.search;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.hulian.index.ListingQuery;
import org.hulian.index.ListingSearcher;
import org.hulian.index.SearchHit;
import org.hulian.index.SearchResult;
import org.hulian.index.SearchView.Kin;
import org.hulian.index.SortOrder;
import org.hulian.listing.Listing;
import org.hulian.review.access.Acts;
import org.hulian.review.access.Viewer;
import org.hulian.review.text.Percent;
import org.hulian.review.text.Segment;
import org.hulian.review.text.Segments;
import org.hulian.store.listing.ListingRepository;
import org.hulian.store.listing.StoredListing;
import org.hulian.store.mask.PersonalMask;
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
  private final ListingRepository listings;
  private final Acts acts;

  SearchPages(ListingSearcher searcher, ListingRepository listings, Acts acts) {
    this.searcher = searcher;
    this.listings = listings;
    this.acts = acts;
  }

  @GetMapping("/search")
  String search(
      @RequestParam MultiValueMap<String, String> parameters,
      @AuthenticationPrincipal Viewer viewer,
      Model model) {
    SearchAddress address = SearchAddress.read(parameters);
    ListingQuery query = address.query();
    SearchResult result = searcher.search(query, address.view());
    if (address.asked()) {
      note(viewer, address, result);
    }
    UnaryOperator<String> shown =
        viewer.seesMasked() ? PersonalMask::persons : UnaryOperator.identity();
    model.addAttribute("address", address);
    model.addAttribute("total", result.total());
    model.addAttribute("groupsOfHits", result.groups());
    model.addAttribute("restarted", result.restarted());
    model.addAttribute("kinship", address.kinship());
    model.addAttribute("allHref", address.among(null).href());
    model.addAttribute("understood", result.understood());
    model.addAttribute("lines", ReadingLine.of(result.understood()));
    model.addAttribute("complete", result.complete());
    // What nobody asked for is not shown: looking is written down.
    List<SearchHit> hits = address.asked() ? result.hits() : List.of();
    model.addAttribute("hits", hits.stream().map(hit -> shown(hit, address, shown)).toList());
    model.addAttribute("groups", FacetGroup.of(result, address));
    model.addAttribute("chosen", FacetGroup.chosen(address));
    model.addAttribute("sorts", SortOrder.values());
    String next = address.asked() ? result.next() : null;
    model.addAttribute("next", next == null ? "" : address.page(next).href());
    return "search";
  }

  private void note(Viewer viewer, SearchAddress address, SearchResult result) {
    ListingQuery query = address.query();
    acts.note(
        viewer.name(),
        "search",
        "index",
        Map.of(
            "query", PersonalMask.persons(query.text()),
            "filters", query.filters().toString(),
            "excluded", address.excluded().toString(),
            "among", address.kinship().toString(),
            "total", Long.toString(result.total())));
  }

  private Hit shown(SearchHit hit, SearchAddress address, UnaryOperator<String> shown) {
    String title = hit.title().isBlank() ? "—" : shown.apply(hit.title());
    SearchHit.Match match = hit.match();
    Listing listing = listings.find(hit.id()).map(StoredListing::listing).orElse(null);
    String seller = listing == null || listing.seller() == null ? "" : listing.seller();
    String site = listing == null || listing.origin().site() == null ? "" : listing.origin().site();
    boolean followed = !site.isEmpty() && !seller.isEmpty() && shown.apply(seller).equals(seller);
    return new Hit(
        hit,
        Segments.marked(title, hit.titleMarks()),
        Segments.marked(shown.apply(hit.snippet()), hit.snippetMarks()),
        Percent.of(hit.score()),
        match.alike() == 0 ? "" : address.among(new Kin.Cluster(match.cluster())).href(),
        SearchAddress.of(new Kin.Text(hit.id())).href(),
        shown.apply(seller),
        followed ? TrailReader.sellerHref(site, seller) : "");
  }

  /**
   * One hit, ready to print.
   *
   * @param alike opens the others that it stands for; empty if there are none
   * @param like searches for texts like its own
   * @param seller empty if none is named
   * @param sellerHref the seller's page; empty if there is none
   */
  record Hit(
      SearchHit found,
      List<Segment> title,
      List<Segment> snippet,
      int percent,
      String alike,
      String like,
      String seller,
      String sellerHref) {
    public boolean disguised() {
      return found.match().way() == SearchHit.Way.DISGUISED;
    }
  }
}
