package org.hulian.review.export;

import java.util.Map;
import java.util.function.Consumer;
import org.hulian.index.ListingQuery;
import org.hulian.index.ListingSearcher;
import org.hulian.index.SearchResult;
import org.hulian.index.SortOrder;
import org.hulian.listing.table.QueryList;
import org.hulian.listing.table.QueryList.Entry;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Searches for all queries of a list, one after another. Thread-safe. */
@Component
public final class BatchSearch {
  private final ListingSearcher searcher;

  public BatchSearch(ListingSearcher searcher) {
    this.searcher = searcher;
  }

  /**
   * How each query is searched.
   *
   * @param sound whether what only sounds alike is found too
   * @param first how many hits of each are kept, 1 to 200
   */
  public record Manner(boolean sound, SortOrder sort, int first) {}

  /**
   * What came of one line.
   *
   * @param result absent for a bad line, and for a query for which there was no time left
   */
  public record Answer(Entry entry, @Nullable SearchResult result) {}

  /**
   * Searches, and gives an answer for each entry, in order.
   *
   * @param time is asked before each query; once there is none left, none is searched any more
   */
  public void search(QueryList list, Manner manner, Time time, Consumer<Answer> answers) {
    for (Entry entry : list.entries()) {
      boolean searched = entry instanceof Entry.Query && time.isLeft();
      answers.accept(
          new Answer(
              entry,
              searched && entry instanceof Entry.Query query
                  ? searcher.search(asked(query, manner))
                  : null));
    }
  }

  private static ListingQuery asked(Entry.Query query, Manner manner) {
    return new ListingQuery(
        query.text(), Map.of(), manner.sound(), manner.sort(), manner.first(), null);
  }

  /** How long there is for a whole list. */
  @FunctionalInterface
  public interface Time {
    /** As long as it takes. */
    Time ENDLESS = () -> true;

    /** Whether another query may be searched. */
    boolean isLeft();
  }
}
