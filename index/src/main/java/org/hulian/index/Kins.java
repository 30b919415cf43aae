package org.hulian.index;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.queries.mlt.MoreLikeThis;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.hulian.index.SearchView.Kin;
import org.hulian.listing.ListingId;
import org.jspecify.annotations.Nullable;

/** Narrows a search to what has something in common. */
final class Kins {
  private static final int MOST_TERMS = 30;
  private static final int ENOUGH_PERCENT = 35;

  /** Above what the words of a search add, so that the likest comes first. */
  private static final float LIKENESS = 10_000;

  /** Pairs of characters in so few items tell nothing of likeness. */
  private static final int FEWEST_ITEMS = 2;

  private Kins() {}

  static Query among(IndexSearcher searcher, Query query, @Nullable Kin kin) throws IOException {
    return switch (kin) {
      case null -> query;
      case Kin.Cluster cluster ->
          and(query, LongPoint.newExactQuery(Schema.CLUSTER, cluster.number()));
      case Kin.Picture picture ->
          and(query, new TermQuery(new Term(Schema.PICTURE, Pictures.term(picture.address()))));
      case Kin.Text text -> like(searcher, query, text.item());
    };
  }

  private static Query and(Query query, Query filter) {
    return new BooleanQuery.Builder().add(query, Occur.MUST).add(filter, Occur.FILTER).build();
  }

  /** Items with enough of the pairs of characters that tell this one from others. */
  private static Query like(IndexSearcher searcher, Query query, ListingId item)
      throws IOException {
    Query itself = new TermQuery(ListingIndex.term(item));
    TopDocs found = searcher.search(itself, 1);
    if (found.scoreDocs.length == 0) {
      return new MatchNoDocsQuery("no such item");
    }
    Document document = searcher.storedFields().document(found.scoreDocs[0].doc);
    List<String> texts = new ArrayList<>();
    for (String field : List.of(Schema.TITLE, Schema.BODY)) {
      texts.addAll(List.of(document.getValues(field)));
    }
    try (Analyzer analyzer = new BigramAnalyzer()) {
      MoreLikeThis likeness = new MoreLikeThis(searcher.getIndexReader());
      likeness.setAnalyzer(analyzer);
      likeness.setMinTermFreq(1);
      likeness.setMinDocFreq(FEWEST_ITEMS);
      likeness.setMaxQueryTerms(MOST_TERMS);
      BooleanQuery.Builder some = new BooleanQuery.Builder();
      Query terms = likeness.like(Schema.WORDS, new StringReader(String.join("\n", texts)));
      int clauses = terms instanceof BooleanQuery any ? any.clauses().size() : 0;
      if (terms instanceof BooleanQuery any) {
        any.clauses().forEach(some::add);
      }
      some.setMinimumNumberShouldMatch(Math.max(1, clauses * ENOUGH_PERCENT / 100));
      return new BooleanQuery.Builder()
          .add(query, Occur.MUST)
          .add(new BoostQuery(some.build(), LIKENESS), Occur.MUST)
          .add(itself, Occur.MUST_NOT)
          .build();
    }
  }
}
