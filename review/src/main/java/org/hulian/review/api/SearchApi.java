package org.hulian.review.api;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hulian.index.Facet;
import org.hulian.index.ListingQuery;
import org.hulian.index.ListingSearcher;
import org.hulian.index.SearchHit;
import org.hulian.index.SearchResult;
import org.hulian.index.SearchView;
import org.hulian.index.SortOrder;
import org.hulian.index.Understood;
import org.hulian.listing.text.TextSpan;
import org.hulian.review.access.Acts;
import org.hulian.review.access.Viewer;
import org.hulian.review.search.SearchAddress;
import org.hulian.store.mask.PersonalMask;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Search for programs: the same as the search page, page by page. */
@RestController
class SearchApi {
  private static final int USUAL_PAGE = 20;
  private static final int LONGEST_PAGE = 200;
  private static final Set<String> PARAMETERS = parameters();

  private final ListingSearcher searcher;
  private final Acts acts;

  SearchApi(ListingSearcher searcher, Acts acts) {
    this.searcher = searcher;
    this.acts = acts;
  }

  private static Set<String> parameters() {
    Set<String> names = new TreeSet<>(Set.of("q", "sort", "sound", "variants", "cursor", "limit"));
    names.addAll(Set.of("collapse", "cluster", "picture", "like"));
    for (Facet facet : Facet.values()) {
      names.add(facet.key());
      names.add("not_" + facet.key());
    }
    return names;
  }

  @GetMapping("/api/v1/search")
  ResponseEntity<Answer> search(
      @RequestParam MultiValueMap<String, String> parameters,
      @AuthenticationPrincipal Viewer viewer) {
    check(parameters);
    SearchAddress address = SearchAddress.read(parameters);
    ListingQuery asked = address.query();
    ListingQuery query =
        new ListingQuery(
            asked.text(),
            asked.filters(),
            asked.sound(),
            asked.sort(),
            limit(parameters.getFirst("limit")),
            asked.cursor());
    boolean collapsed = "yes".equals(parameters.getFirst("collapse"));
    SearchResult result =
        searcher.search(query, new SearchView(address.excluded(), collapsed, address.kin()));
    note(viewer, address, result);
    Answer answer = answer(result, viewer);
    ResponseEntity.BodyBuilder response = ResponseEntity.ok();
    if (answer.next() != null) {
      String next =
          ServletUriComponentsBuilder.fromCurrentRequest()
              .replaceQueryParam("cursor", answer.next())
              .toUriString();
      response.header(HttpHeaders.LINK, "<" + next + ">; rel=\"next\"");
    }
    return response.body(answer);
  }

  /** A misspelt parameter would be a search for something else. */
  private static void check(MultiValueMap<String, String> parameters) {
    for (String name : parameters.keySet()) {
      if (!PARAMETERS.contains(name)) {
        throw new ApiProblem(ApiProblem.Kind.PARAMETER, "There is no such parameter; see openapi.");
      }
    }
    String sort = parameters.getFirst("sort");
    if (sort != null && orders().noneMatch(sort::equals)) {
      throw new ApiProblem(
          ApiProblem.Kind.PARAMETER,
          "sort is one of " + orders().collect(Collectors.joining(", ")));
    }
    for (String name : List.of("sound", "variants", "collapse")) {
      String value = parameters.getFirst(name);
      if (value != null && !value.equals("yes") && !value.equals("no")) {
        throw new ApiProblem(ApiProblem.Kind.PARAMETER, name + " is yes or no");
      }
    }
  }

  private static Stream<String> orders() {
    return Stream.of(SortOrder.values()).map(order -> order.name().toLowerCase(Locale.ROOT));
  }

  private static int limit(@Nullable String text) {
    if (text == null) {
      return USUAL_PAGE;
    }
    if (!text.matches("\\d{1,3}")
        || Integer.parseInt(text) < 1
        || Integer.parseInt(text) > LONGEST_PAGE) {
      throw new ApiProblem(ApiProblem.Kind.PARAMETER, "limit is 1 to " + LONGEST_PAGE);
    }
    return Integer.parseInt(text);
  }

  private void note(Viewer viewer, SearchAddress address, SearchResult result) {
    Map<String, String> details = new HashMap<>();
    details.put("query", PersonalMask.persons(address.text()));
    details.put("filters", address.filters().toString());
    details.put("excluded", address.excluded().toString());
    details.put("total", Long.toString(result.total()));
    details.put("by", "api");
    acts.note(viewer.name(), "search", "index", details);
  }

  private static Answer answer(SearchResult result, Viewer viewer) {
    UnaryOperator<String> shown =
        viewer.seesMasked() ? PersonalMask::persons : UnaryOperator.identity();
    Map<String, Map<String, Long>> facets = new LinkedHashMap<>();
    result.facets().forEach((facet, counts) -> facets.put(facet.key(), counts));
    return new Answer(
        result.total(),
        result.groups(),
        result.complete(),
        result.restarted(),
        Read.of(result.understood()),
        result.hits().stream().map(hit -> Hit.of(hit, shown)).toList(),
        facets,
        result.next());
  }

  /**
   * One page.
   *
   * @param groups how many hits are left of the total where near texts are one
   * @param complete whether all was searched; otherwise the time was up before
   * @param restarted whether the cursor was no place in this search, so that this is the first page
   * @param facets counts by facet and value
   * @param next cursor of the next page; absent on the last
   */
  record Answer(
      long total,
      long groups,
      boolean complete,
      boolean restarted,
      Read understood,
      List<Hit> hits,
      Map<String, Map<String, Long>> facets,
      @Nullable String next) {}

  /** The query as it was read, with what was left out of it. */
  record Read(String text, List<Left> notes) {
    static Read of(Understood understood) {
      return new Read(
          understood.text(),
          understood.notes().stream()
              .map(note -> new Left(note.what(), note.reason().text()))
              .toList());
    }
  }

  /** Something that a query says and was not searched as it may have been meant. */
  record Left(String what, String reason) {}

  /** One hit; {@link SearchHit} says what its parts are. */
  record Hit(
      String id,
      @Nullable String url,
      Marked title,
      Marked snippet,
      String way,
      @Nullable Long cluster,
      long alike,
      double score,
      @Nullable String platform,
      @Nullable String category,
      @Nullable String status,
      Instant firstSeen) {
    static Hit of(SearchHit hit, UnaryOperator<String> shown) {
      SearchHit.Match match = hit.match();
      return new Hit(
          hit.id().value(),
          hit.url(),
          new Marked(shown.apply(hit.title()), hit.titleMarks()),
          new Marked(shown.apply(hit.snippet()), hit.snippetMarks()),
          match.way().name().toLowerCase(Locale.ROOT),
          match.cluster() == 0 ? null : match.cluster(),
          match.alike(),
          hit.score(),
          hit.platform(),
          hit.category(),
          hit.status(),
          hit.firstSeen());
    }
  }

  /** A text with what matched in it, in UTF-16 units, ends exclusive. */
  record Marked(String text, List<TextSpan> marks) {}
}
