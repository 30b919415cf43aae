package org.hulian.index;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.hulian.index.SearchHit.Match;
import org.hulian.index.SearchHit.Way;
import org.hulian.listing.ListingId;
import org.jspecify.annotations.Nullable;

/** Makes hits of Lucene's documents, with what matched in them. */
final class HitReader {
  private final IndexSearcher searcher;
  private final Marks marks;
  private final @Nullable Weight written;
  private final @Nullable Weight disguised;

  /**
   * Makes a reader.
   *
   * @param queries what was searched for
   * @param loose whether hits may match otherwise than in their words
   */
  HitReader(IndexSearcher searcher, Marks marks, Queries queries, boolean loose)
      throws IOException {
    this.searcher = searcher;
    this.marks = marks;
    written = loose ? weight(searcher, queries.exact()) : null;
    disguised = loose ? weight(searcher, queries.disguised()) : null;
  }

  private static Weight weight(IndexSearcher searcher, Query query) throws IOException {
    return searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
  }

  /** The hits of a page; where near texts are one, with how many others of a cluster match. */
  List<SearchHit> read(List<Paging.Found> page, @Nullable Clusters clusters) throws IOException {
    StoredFields stored = searcher.storedFields();
    List<SearchHit> hits = new ArrayList<>(page.size());
    for (Paging.Found found : page) {
      int document = found.place().doc;
      long cluster = found.cluster();
      long alike = clusters == null || cluster == 0 ? 0 : clusters.count(cluster) - 1;
      Match match = new Match(way(document), cluster, Math.max(0, alike));
      hits.add(hit(stored.document(document), match));
    }
    return hits;
  }

  private Way way(int document) throws IOException {
    if (written == null || disguised == null || matches(written, document)) {
      return Way.WRITTEN;
    }
    return matches(disguised, document) ? Way.DISGUISED : Way.HEARD;
  }

  private boolean matches(Weight weight, int document) throws IOException {
    List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
    LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(document, leaves));
    Scorer scorer = weight.scorer(leaf);
    int local = document - leaf.docBase;
    return scorer != null && scorer.iterator().advance(local) == local;
  }

  private SearchHit hit(Document document, Match match) {
    String title = text(document, Schema.TITLE);
    List<String> texts = new ArrayList<>();
    texts.add(text(document, Schema.BODY));
    texts.addAll(Arrays.asList(document.getValues(Schema.REPLY)));
    Snippet snippet = Snippet.of(texts, marks);
    return new SearchHit(
        new ListingId(text(document, Schema.ID)),
        title,
        snippet.text(),
        marks.in(title),
        snippet.marks(),
        match,
        document.getField(Schema.SCORE).numericValue().doubleValue(),
        document.get(Schema.PLATFORM),
        document.get(Schema.CATEGORY),
        document.get(Schema.STATUS),
        document.get(Schema.URL),
        Instant.ofEpochMilli(document.getField(Schema.SEEN).numericValue().longValue()));
  }

  private static String text(Document document, String field) {
    String value = document.get(field);
    return value == null ? "" : value;
  }
}
