package org.hulian.bench.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.AnalyzerWrapper;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.cjk.CJKAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.FacetsCollectorManager;
import org.apache.lucene.facet.sortedset.DefaultSortedSetDocValuesReaderState;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetCounts;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesReaderState;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.IOUtils;
import org.hulian.index.Facet;
import org.hulian.index.IndexedListing;
import org.hulian.index.ListingQuery;
import org.hulian.index.SortOrder;
import org.jspecify.annotations.Nullable;

/**
 * What Lucene gives without us: {@link CJKAnalyzer}, that is bigrams of characters, a phrase for
 * each word that is searched. Settings of writer and searcher are those of ours; hits are not
 * marked.
 */
final class StockIndex implements Contender {
  private static final SortField BY_SEEN =
      new SortField(StockDocuments.SEEN, SortField.Type.LONG, true);
  private static final SortField BY_ID = new SortField(StockDocuments.ID, SortField.Type.STRING);
  private static final double RAM_MEGABYTES = 48;
  private static final int MOST_VALUES = 100;

  private final Analyzer analyzer = new Apart();
  private final FSDirectory directory;
  private final IndexWriter writer;
  private final SearcherManager searchers;
  private @Nullable SortedSetDocValuesReaderState facets;

  /** The stock analyzer, with room between title and body, so that no phrase reaches over it. */
  private static final class Apart extends AnalyzerWrapper {
    private static final int ROOM = 100;
    private final Analyzer stock = new CJKAnalyzer();

    Apart() {
      super(PER_FIELD_REUSE_STRATEGY);
    }

    @Override
    protected Analyzer getWrappedAnalyzer(String field) {
      return stock;
    }

    @Override
    public int getPositionIncrementGap(String field) {
      return ROOM;
    }
  }

  StockIndex(Path folder) {
    try {
      directory = FSDirectory.open(folder);
      writer =
          new IndexWriter(
              directory,
              new IndexWriterConfig(analyzer)
                  .setIndexSort(new Sort(BY_SEEN))
                  .setRAMBufferSizeMB(RAM_MEGABYTES));
      searchers = new SearcherManager(writer, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void put(List<IndexedListing> listings) {
    listings.parallelStream().forEach(this::put);
  }

  private void put(IndexedListing listing) {
    try {
      Term id = new Term(StockDocuments.ID, listing.listing().id().value());
      writer.updateDocument(id, StockDocuments.of(listing));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void refresh() {
    try {
      searchers.maybeRefreshBlocking();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Answer search(ListingQuery query) {
    try {
      IndexSearcher searcher = searchers.acquire();
      try {
        return search(searcher, query);
      } finally {
        searchers.release(searcher);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Answer search(IndexSearcher searcher, ListingQuery query) throws IOException {
    Query wanted = wanted(query);
    boolean newest = query.sort() == SortOrder.NEWEST;
    Sort sort = newest ? new Sort(BY_SEEN, BY_ID) : new Sort(SortField.FIELD_SCORE, BY_SEEN, BY_ID);
    int documents = searcher.getIndexReader().maxDoc();
    TopFieldDocs top =
        searcher.search(
            wanted,
            new TopFieldCollectorManager(
                sort, query.limit() + 1, after(query.cursor(), documents), Integer.MAX_VALUE));
    int shown = Math.min(query.limit(), top.scoreDocs.length);
    List<Hit> hits = new ArrayList<>();
    StoredFields stored = searcher.storedFields();
    for (ScoreDoc hit : Arrays.copyOf(top.scoreDocs, shown)) {
      Document document = stored.document(hit.doc);
      hits.add(new Hit(Objects.requireNonNull(document.get(StockDocuments.ID)), false));
    }
    count(searcher, wanted);
    boolean more = newest && top.scoreDocs.length > query.limit();
    String next = more ? cursor((FieldDoc) top.scoreDocs[shown - 1]) : null;
    return new Answer(top.totalHits.value(), hits, next);
  }

  /** Counts all facets, as ours does with every search. */
  private void count(IndexSearcher searcher, Query query) throws IOException {
    IndexReader reader = searcher.getIndexReader();
    if (facets == null || !facets.getReader().equals(reader)) {
      facets = new DefaultSortedSetDocValuesReaderState(reader, StockDocuments.FACETS);
    }
    FacetsCollector matching = searcher.search(query, new FacetsCollectorManager());
    SortedSetDocValuesFacetCounts counts = new SortedSetDocValuesFacetCounts(facets, matching);
    for (Facet facet : Facet.values()) {
      if (facets.getOrdRange(facet.key()) != null) {
        counts.getTopChildren(MOST_VALUES, facet.key());
      }
    }
  }

  private static String cursor(FieldDoc last) {
    return last.fields[0] + "\n" + ((BytesRef) last.fields[1]).utf8ToString();
  }

  private static @Nullable FieldDoc after(@Nullable String cursor, int documents) {
    if (cursor == null) {
      return null;
    }
    int end = cursor.indexOf('\n');
    Object[] values = {
      Long.valueOf(cursor.substring(0, end)), new BytesRef(cursor.substring(end + 1))
    };
    return new FieldDoc(documents - 1, Float.NaN, values);
  }

  private Query wanted(ListingQuery query) throws IOException {
    BooleanQuery.Builder wanted = new BooleanQuery.Builder();
    wanted.add(phrase(query.text()), Occur.MUST);
    query
        .filters()
        .forEach(
            (facet, values) ->
                wanted.add(
                    new TermInSetQuery(
                        StockDocuments.filter(facet), values.stream().map(BytesRef::new).toList()),
                    Occur.FILTER));
    return wanted.build();
  }

  private Query phrase(String text) throws IOException {
    PhraseQuery.Builder phrase = new PhraseQuery.Builder();
    boolean empty = true;
    try (TokenStream tokens = analyzer.tokenStream(StockDocuments.TEXT, text)) {
      CharTermAttribute token = tokens.addAttribute(CharTermAttribute.class);
      tokens.reset();
      while (tokens.incrementToken()) {
        phrase.add(new Term(StockDocuments.TEXT, token.toString()));
        empty = false;
      }
      tokens.end();
    }
    return empty ? MatchNoDocsQuery.INSTANCE : phrase.build();
  }

  @Override
  public void close() {
    try {
      IOUtils.close(searchers, writer, directory, analyzer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
