package org.hulian.index;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.hulian.index.analysis.Bigrams;
import org.hulian.index.analysis.Unit;

/** Makes Lucene's queries of what was read. */
final class Queries {
  /** Above what any sum of scores reaches, so that nothing by sound stands before a true match. */
  private static final float TRUE_MATCH = 1_000;

  private static final float BY_SOUND = 0.1f;

  private Queries() {}

  /** The query as a whole, those by sound included if asked for. */
  static Query of(QueryText.Parsed parsed, Map<Facet, Set<String>> filters, boolean sound) {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    for (QueryTerm term : parsed.wanted()) {
      query.add(sound ? either(term) : exact(term), Occur.MUST);
    }
    if (parsed.wanted().isEmpty()) {
      query.add(MatchAllDocsQuery.INSTANCE, Occur.MUST);
    } else if (sound && hasSound(parsed)) {
      query.add(new BoostQuery(new ConstantScoreQuery(exact(parsed)), TRUE_MATCH), Occur.SHOULD);
    }
    parsed.unwanted().forEach(term -> query.add(exact(term), Occur.MUST_NOT));
    parsed.filters().forEach((facet, values) -> query.add(filter(facet, values), Occur.FILTER));
    filters.forEach((facet, values) -> query.add(filter(facet, values), Occur.FILTER));
    return query.build();
  }

  static boolean hasSound(QueryText.Parsed parsed) {
    return parsed.wanted().stream().anyMatch(term -> !term.sounds().isEmpty());
  }

  /** What matches in its words, not by sound. */
  static Query exact(QueryText.Parsed parsed) {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    parsed.wanted().forEach(term -> query.add(exact(term), Occur.MUST));
    return query.build();
  }

  private static Query either(QueryTerm term) {
    if (term.sounds().isEmpty()) {
      return exact(term);
    }
    return new BooleanQuery.Builder()
        .add(exact(term), Occur.SHOULD)
        .add(new BoostQuery(phrase(Schema.SOUNDS, term.sounds()), BY_SOUND), Occur.SHOULD)
        .build();
  }

  private static Query exact(QueryTerm term) {
    BooleanQuery.Builder words = new BooleanQuery.Builder();
    term.exact().forEach(units -> words.add(phrase(Schema.WORDS, units), Occur.MUST));
    Term handle = new Term(Schema.HANDLE, FacetValues.comparable(term.shown()));
    return new BooleanQuery.Builder()
        .add(words.build(), Occur.SHOULD)
        .add(new TermQuery(handle), Occur.SHOULD)
        .build();
  }

  private static Query phrase(String field, List<Unit> units) {
    if (units.size() == 1) {
      return new PrefixQuery(new Term(field, Bigrams.alone(units.getFirst())));
    }
    PhraseQuery.Builder phrase = new PhraseQuery.Builder();
    for (int i = 0; i + 1 < units.size(); i++) {
      phrase.add(new Term(field, Bigrams.pair(units.get(i), units.get(i + 1))));
    }
    return phrase.build();
  }

  private static Query filter(Facet facet, Collection<String> values) {
    List<BytesRef> terms = values.stream().map(FacetValues::comparable).map(BytesRef::new).toList();
    return new TermInSetQuery(Schema.filter(facet), terms);
  }
}
