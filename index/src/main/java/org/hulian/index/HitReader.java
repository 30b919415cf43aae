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
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.hulian.listing.ListingId;
import org.jspecify.annotations.Nullable;

/** Makes hits of Lucene's documents, with what matched in them. */
final class HitReader {
  private final IndexSearcher searcher;
  private final Marks marks;
  private final @Nullable Weight exact;

  /**
   * Makes a reader.
   *
   * @param exact what matches in its words, absent if all hits do
   */
  HitReader(IndexSearcher searcher, Marks marks, @Nullable Query exact) throws IOException {
    this.searcher = searcher;
    this.marks = marks;
    this.exact =
        exact == null
            ? null
            : searcher.createWeight(searcher.rewrite(exact), ScoreMode.COMPLETE_NO_SCORES, 1);
  }

  List<SearchHit> read(ScoreDoc[] page) throws IOException {
    StoredFields stored = searcher.storedFields();
    List<SearchHit> hits = new ArrayList<>(page.length);
    for (ScoreDoc hit : page) {
      hits.add(hit(stored.document(hit.doc), !isExact(hit.doc)));
    }
    return hits;
  }

  private boolean isExact(int document) throws IOException {
    if (exact == null) {
      return true;
    }
    List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
    LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(document, leaves));
    Scorer scorer = exact.scorer(leaf);
    int local = document - leaf.docBase;
    return scorer != null && scorer.iterator().advance(local) == local;
  }

  private SearchHit hit(Document document, boolean bySound) {
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
        bySound,
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
