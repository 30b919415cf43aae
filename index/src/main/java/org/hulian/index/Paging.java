package org.hulian.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;
import org.jspecify.annotations.Nullable;

/**
 * Cuts one page out of all hits. Where near texts are one hit, the first of each cluster in the
 * order asked for is shown, on whichever page that is, and the others are passed over; nothing is
 * kept between pages.
 */
final class Paging {
  /** A page on which so many batches brought nothing new ends early; the next one goes on. */
  private static final int MOST_BATCHES = 20;

  private final IndexSearcher searcher;
  private final Query query;
  private final SortOrder order;
  private final int limit;

  /**
   * One page.
   *
   * @param hits in order
   * @param last where the next page goes on; absent on the last
   */
  record Page(List<Found> hits, @Nullable FieldDoc last) {}

  /**
   * One hit.
   *
   * @param cluster 0 for none
   */
  record Found(FieldDoc place, long cluster) {}

  Paging(IndexSearcher searcher, Query query, SortOrder order, int limit) {
    this.searcher = searcher;
    this.query = query;
    this.order = order;
    this.limit = limit;
  }

  /** Every hit for itself. */
  Page all(@Nullable FieldDoc after) throws IOException {
    List<Found> hits = new ArrayList<>();
    for (FieldDoc place : top(query, limit + 1, after)) {
      hits.add(new Found(place, cluster(place.doc)));
    }
    return page(hits, null);
  }

  /** Near texts as one hit. */
  Page collapsed(@Nullable FieldDoc after, Clusters clusters) throws IOException {
    List<Found> heads = new ArrayList<>();
    Set<Long> seen = new HashSet<>();
    FieldDoc at = after;
    for (int batch = 0; batch < MOST_BATCHES; batch++) {
      List<FieldDoc> places = top(unseen(seen), limit + 1 - heads.size(), at);
      for (FieldDoc place : places) {
        at = place;
        long cluster = cluster(place.doc);
        if (cluster == 0 || seen.add(cluster)) {
          boolean head = after == null || clusters.count(cluster) < 2 || isFirst(place, cluster);
          if (head) {
            heads.add(new Found(place, cluster));
          }
        }
      }
      if (places.isEmpty()) {
        return page(heads, null);
      }
      if (heads.size() > limit) {
        break;
      }
    }
    return page(heads, at);
  }

  /** At most as many hits as a page has; it goes on behind the last of them, or here. */
  private Page page(List<Found> hits, @Nullable FieldDoc here) {
    if (hits.size() <= limit) {
      return new Page(hits, here);
    }
    List<Found> page = hits.subList(0, limit);
    return new Page(page, page.getLast().place());
  }

  private Query unseen(Set<Long> seen) {
    if (seen.isEmpty()) {
      return query;
    }
    long[] numbers = seen.stream().mapToLong(Long::longValue).toArray();
    return new BooleanQuery.Builder()
        .add(query, Occur.MUST)
        .add(LongPoint.newSetQuery(Schema.CLUSTER, numbers), Occur.MUST_NOT)
        .build();
  }

  private boolean isFirst(FieldDoc place, long cluster) throws IOException {
    Query kin =
        new BooleanQuery.Builder()
            .add(query, Occur.MUST)
            .add(LongPoint.newExactQuery(Schema.CLUSTER, cluster), Occur.FILTER)
            .build();
    List<FieldDoc> first = top(kin, 1, null);
    return first.isEmpty() || first.getFirst().doc == place.doc;
  }

  private List<FieldDoc> top(Query wanted, int most, @Nullable FieldDoc after) throws IOException {
    // All that match were counted already, so what cannot be on the page need not be looked at.
    TopFieldDocs top =
        searcher.search(wanted, new TopFieldCollectorManager(Cursor.sort(order), most, after, 1));
    List<FieldDoc> places = new ArrayList<>(top.scoreDocs.length);
    for (var place : top.scoreDocs) {
      places.add((FieldDoc) place);
    }
    return places;
  }

  /** The number of a document's cluster, 0 if it has none. */
  private long cluster(int document) throws IOException {
    List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
    LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(document, leaves));
    NumericDocValues values = DocValues.getNumeric(leaf.reader(), Schema.CLUSTER);
    return values.advanceExact(document - leaf.docBase) ? values.longValue() : 0;
  }
}
