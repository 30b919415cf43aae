package org.hulian.review.export;

import java.util.List;
import java.util.function.UnaryOperator;
import org.hulian.index.SearchHit;
import org.hulian.index.SearchResult;
import org.hulian.index.query.Note;
import org.hulian.listing.table.QueryList.Entry;
import org.hulian.review.export.BatchSearch.Answer;
import org.hulian.review.search.SearchAddress;
import org.hulian.review.text.Percent;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/**
 * What came of one line of a list, ready to print.
 *
 * @param problem key of a message; empty if the query was searched
 * @param href the search page with this query
 * @param complete whether all was searched; otherwise there are at least so many hits
 */
record BatchRow(
    long line,
    String label,
    String query,
    String problem,
    String href,
    long hits,
    boolean complete,
    String understood,
    List<Note> notes,
    List<First> first) {

  /**
   * One of the first hits.
   *
   * @param sure whether it matches as written, rather than in disguise or by sound
   */
  record First(String id, String title, int percent, boolean sure) {}

  static BatchRow of(Answer answer, UnaryOperator<String> shown) {
    return switch (answer.entry()) {
      case Entry.Bad bad ->
          new BatchRow(
              bad.line(), "", "", bad.problem().name(), "", 0, true, "", List.of(), List.of());
      case Entry.Query query -> of(query, answer.result(), shown);
    };
  }

  private static BatchRow of(
      Entry.Query query, @Nullable SearchResult result, UnaryOperator<String> shown) {
    MultiValueMap<String, String> parameters = new LinkedMultiValueMap<>();
    parameters.add("q", query.text());
    String href = SearchAddress.read(parameters).href();
    if (result == null) {
      return new BatchRow(
          query.line(),
          query.label(),
          query.text(),
          "TIME",
          href,
          0,
          true,
          "",
          List.of(),
          List.of());
    }
    return new BatchRow(
        query.line(),
        query.label(),
        query.text(),
        "",
        href,
        result.total(),
        result.complete(),
        result.understood().text(),
        result.understood().notes(),
        result.hits().stream().map(hit -> first(hit, shown)).toList());
  }

  private static First first(SearchHit hit, UnaryOperator<String> shown) {
    return new First(
        hit.id().value(),
        hit.title().isBlank() ? "—" : shown.apply(hit.title()),
        Percent.of(hit.score()),
        hit.match().way() == SearchHit.Way.WRITTEN);
  }
}
