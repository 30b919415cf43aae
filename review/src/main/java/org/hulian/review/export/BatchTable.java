package org.hulian.review.export;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.hulian.index.SearchHit;
import org.hulian.index.SearchResult;
import org.hulian.index.Understood;
import org.hulian.listing.table.QueryList.Entry;
import org.hulian.store.mask.PersonalMask;
import org.jspecify.annotations.Nullable;

/**
 * What came of a list of queries as a table: a row for each of the first hits of each query, and
 * one for a query without any and for a bad line. Persons' numbers in titles are covered.
 */
public final class BatchTable {
  /** Names of the columns, the same in every format and language. */
  public static final List<String> COLUMNS =
      List.of(
          "line",
          "label",
          "query",
          "problem",
          "understood",
          "notes",
          "hits",
          "complete",
          "rank",
          "id",
          "title",
          "score",
          "match",
          "platform",
          "category",
          "status",
          "url",
          "first_seen");

  private static final int SCORE_DIGITS = 3;

  private BatchTable() {}

  /** The rows of one answer, at least one. */
  public static List<List<?>> rows(BatchSearch.Answer answer) {
    return switch (answer.entry()) {
      case Entry.Bad bad -> List.of(filled(List.of(bad.line(), "", "", bad.problem().text())));
      case Entry.Query query -> {
        SearchResult result = answer.result();
        List<Object> asked = new ArrayList<>(List.of(query.line(), query.label(), query.text()));
        asked.add(result == null ? "was not searched: the time for the list was up" : "");
        yield result == null ? List.of(filled(asked)) : rows(asked, result);
      }
    };
  }

  private static List<List<?>> rows(List<Object> asked, SearchResult result) {
    List<Object> told = new ArrayList<>(asked);
    Understood understood = result.understood();
    told.add(understood.text());
    told.add(
        understood.notes().stream()
            .map(note -> (note.what() + ": " + note.reason().text()).strip())
            .toList());
    told.add(result.total());
    told.add(Boolean.toString(result.complete()));
    List<List<?>> rows = new ArrayList<>();
    for (SearchHit hit : result.hits()) {
      List<Object> row = new ArrayList<>(told);
      row.add(rows.size() + 1);
      row.addAll(cells(hit));
      rows.add(row);
    }
    return rows.isEmpty() ? List.of(filled(told)) : rows;
  }

  private static List<?> cells(SearchHit hit) {
    return List.of(
        hit.id().value(),
        PersonalMask.persons(hit.title()),
        BigDecimal.valueOf(hit.score()).setScale(SCORE_DIGITS, RoundingMode.HALF_UP),
        hit.match().way().name().toLowerCase(Locale.ROOT),
        orEmpty(hit.platform()),
        orEmpty(hit.category()),
        hit.status() == null ? "none" : hit.status(),
        orEmpty(hit.url()),
        hit.firstSeen().toString());
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  /** What is known, and nothing in the columns after it. */
  private static List<?> filled(List<?> known) {
    List<Object> row = new ArrayList<>(known);
    row.addAll(Collections.nCopies(COLUMNS.size() - known.size(), ""));
    return row;
  }
}
