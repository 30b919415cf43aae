package org.hulian.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.hulian.index.analysis.Bigrams;
import org.hulian.index.analysis.Unit;
import org.hulian.index.query.Clause;
import org.hulian.index.query.Note;
import org.hulian.index.query.QueryTerm;

/** Makes Lucene's queries of what was read. */
final class Queries {
  /** Above what any sum of scores reaches, so that nothing by sound stands before a true match. */
  private static final float TRUE_MATCH = 1_000;

  private static final float BY_SOUND = 0.1f;
  private final List<Clause> all;
  private final List<QueryTerm> wanted;
  private final NearQueries near;
  private final boolean variants;

  /**
   * Begins.
   *
   * @param reader the index that will be searched
   * @param variants whether other characters that stand for those typed match too
   */
  Queries(IndexReader reader, Clause clause, boolean variants) {
    this.variants = variants;
    all = clause instanceof Clause.And and ? and.all() : List.of(clause);
    wanted = QueryTerm.wanted(clause);
    near = new NearQueries(reader);
  }

  /** The query as a whole, those by sound included if asked for. */
  Query whole(Map<Facet, Set<String>> filters, boolean sound) throws IOException {
    BooleanQuery.Builder query = and(all, sound);
    if (sound && hasSound()) {
      query.add(new BoostQuery(new ConstantScoreQuery(exact()), TRUE_MATCH), Occur.SHOULD);
    }
    filters.forEach((facet, values) -> query.add(Filters.of(facet, values), Occur.FILTER));
    return query.build();
  }

  /** What is searched for, without what must not be. */
  List<QueryTerm> wanted() {
    return wanted;
  }

  boolean hasSound() {
    return wanted.stream().anyMatch(term -> !term.sounds().isEmpty());
  }

  /** What matches in its words, not by sound; filters and what must not be are left out. */
  Query exact() throws IOException {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    for (Clause clause : all) {
      if (!Filters.isFilter(clause) && !(clause instanceof Clause.Not)) {
        query.add(matching(clause, false), Occur.MUST);
      }
    }
    return query.build();
  }

  /** What could not be searched as it was asked for. */
  List<Note> notes() {
    return near.notes();
  }

  private BooleanQuery.Builder and(List<Clause> clauses, boolean sound) throws IOException {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    boolean musts = false;
    for (Clause clause : clauses) {
      if (clause instanceof Clause.Not not) {
        query.add(matching(not.clause(), false), Occur.MUST_NOT);
      } else if (Filters.isFilter(clause)) {
        query.add(Filters.of(clause), Occur.FILTER);
      } else {
        query.add(matching(clause, sound), Occur.MUST);
        musts = true;
      }
    }
    if (!musts) {
      query.add(MatchAllDocsQuery.INSTANCE, Occur.MUST);
    }
    return query;
  }

  private Query matching(Clause clause, boolean sound) throws IOException {
    return switch (clause) {
      case Clause.Word word -> term(QueryTerm.of(word), sound);
      case Clause.Phrase phrase -> term(QueryTerm.of(phrase.text()), sound);
      case Clause.Near words -> near(words);
      case Clause.Prefix prefix -> near.prefix(QueryTerm.of(prefix).exact().getFirst());
      case Clause.Or or -> or(or.any(), sound);
      case Clause.And and -> and(and.all(), sound).build();
      case Clause.Not not -> and(List.of(not), sound).build();
      case Clause.Range range -> new ConstantScoreQuery(Filters.of(range));
      case Clause.FieldValue value -> new ConstantScoreQuery(Filters.of(value));
    };
  }

  private Query or(List<Clause> any, boolean sound) throws IOException {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    for (Clause clause : any) {
      query.add(matching(clause, sound), Occur.SHOULD);
    }
    return query.build();
  }

  private Query near(Clause.Near words) throws IOException {
    List<List<Unit>> units = new ArrayList<>();
    words.words().forEach(word -> units.addAll(QueryTerm.of(word).exact()));
    return near.within(words.distance(), units);
  }

  private Query term(QueryTerm term, boolean sound) throws IOException {
    if (!sound || term.sounds().isEmpty()) {
      return exact(term);
    }
    return new BooleanQuery.Builder()
        .add(exact(term), Occur.SHOULD)
        .add(new BoostQuery(phrase(Schema.SOUNDS, term.sounds()), BY_SOUND), Occur.SHOULD)
        .build();
  }

  private Query exact(QueryTerm term) throws IOException {
    BooleanQuery.Builder words = new BooleanQuery.Builder();
    // Pinyin of several words is not written at all.
    if (!variants && term.exact().size() == 1) {
      words.add(near.written(term), Occur.MUST);
    } else {
      term.exact().forEach(units -> words.add(phrase(Schema.WORDS, units), Occur.MUST));
    }
    Term handle = new Term(Schema.HANDLE, Contacts.comparable(term.shown()));
    return new BooleanQuery.Builder()
        .add(words.build(), Occur.SHOULD)
        .add(new TermQuery(handle), Occur.SHOULD)
        .build();
  }

  /** Units that stand side by side. */
  static Query phrase(String field, List<Unit> units) {
    if (units.size() == 1) {
      return new PrefixQuery(new Term(field, Bigrams.alone(units.getFirst())));
    }
    PhraseQuery.Builder phrase = new PhraseQuery.Builder();
    for (int i = 0; i + 1 < units.size(); i++) {
      phrase.add(new Term(field, Bigrams.pair(units.get(i), units.get(i + 1))));
    }
    return phrase.build();
  }
}
