package org.hulian.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.util.BytesRef;
import org.hulian.listing.ListingId;

/**
 * Goes through all hits of a query, page by page, on one state of the index: what is written
 * meanwhile neither comes nor shifts what is to come. Holds one page, and of each hit only its
 * place.
 */
final class Walk {
  private static final int PAGE = 5_000;

  private final int page;
  private long hits;

  Walk() {
    this(PAGE);
  }

  Walk(int page) {
    this.page = page;
  }

  /**
   * Gives the ids of all hits in the order asked for.
   *
   * @param searchers gives one for each page, with its time
   * @return whether none of them ran out of time
   */
  boolean over(Searchers searchers, Query query, SortOrder order, Consumer<List<ListingId>> pages)
      throws IOException {
    FieldDoc after = null;
    while (true) {
      IndexSearcher searcher = searchers.next();
      TopFieldDocs top =
          searcher.search(query, new TopFieldCollectorManager(Cursor.sort(order), page, after, 1));
      if (searcher.timedOut()) {
        return false;
      }
      List<ListingId> ids = new ArrayList<>(top.scoreDocs.length);
      for (ScoreDoc place : top.scoreDocs) {
        after = (FieldDoc) place;
        ids.add(id(after));
      }
      if (!ids.isEmpty()) {
        hits += ids.size();
        pages.accept(ids);
      }
      if (ids.size() < page) {
        return true;
      }
    }
  }

  /** The id comes last in every order. */
  private static ListingId id(FieldDoc place) {
    return new ListingId(((BytesRef) place.fields[place.fields.length - 1]).utf8ToString());
  }

  /** How many were given. */
  long hits() {
    return hits;
  }

  /** Searchers of the same state of the index. */
  interface Searchers {
    IndexSearcher next();
  }
}
