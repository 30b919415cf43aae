package org.hulian.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
import org.hulian.index.SearchHit.Way;
import org.hulian.index.analysis.Bigrams;
import org.hulian.index.analysis.Unit;
import org.hulian.index.query.Clause;
import org.hulian.index.query.Note;
import org.hulian.index.query.QueryTerm;

/** Makes Lucene's queries of what was read. */
final class Queries {
  /** Above what any sum of scores reaches, so that nothing disguised stands before a true match. */
  private static final float TRUE_MATCH = 1_000;

  private static final float BY_SOUND = 0.1f;
  private static final float DISGUISED = 0.2f;

  /** Of an index so small every spelling is looked for, since that costs nothing. */
  private static final int SMALL = 1_000;

  private final IndexReader reader;
  private final List<Clause> all;
  private final List<QueryTerm> wanted;
  private final NearQueries near;
  private final Map<QueryTerm, List<List<Unit>>> disguises = new HashMap<>();
  private final boolean variants;

  /**
   * Begins.
   *
   * @param reader the index that will be searched
   * @param variants whether other characters that stand for those typed match too
   */
  Queries(IndexReader reader, Clause clause, boolean variants) {
    this.reader = reader;
    this.variants = variants;
    all = clause instanceof Clause.And and ? and.all() : List.of(clause);
    wanted = QueryTerm.wanted(clause);
    near = new NearQueries(reader);
  }

  /** The query as a whole, those in disguise and by sound included if asked for. */
  Query whole(boolean sound) throws IOException {
    BooleanQuery.Builder query = and(all, sound ? Way.HEARD : Way.WRITTEN);
    if (sound && isLoose()) {
      query.add(new BoostQuery(new ConstantScoreQuery(exact()), TRUE_MATCH), Occur.SHOULD);
    }
    return query.build();
  }

  /** What is searched for, without what must not be. */
  List<QueryTerm> wanted() {
    return wanted;
  }

  /** Whether anything is found otherwise than in its own characters. */
  boolean isLoose() {
    return wanted.stream().anyMatch(QueryTerm::isLoose);
  }

  /** What matches in its words, not by sound; filters and what must not be are left out. */
  Query exact() throws IOException {
    return words(Way.WRITTEN);
  }

  /** What matches in its words or in disguise, not by sound; likewise. */
  Query disguised() throws IOException {
    return words(Way.DISGUISED);
  }

  private Query words(Way way) throws IOException {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    for (Clause clause : all) {
      if (!Filters.isFilter(clause) && !(clause instanceof Clause.Not)) {
        query.add(matching(clause, way), Occur.MUST);
      }
    }
    return query.build();
  }

  /** What could not be searched as it was asked for. */
  List<Note> notes() {
    return near.notes();
  }

  private BooleanQuery.Builder and(List<Clause> clauses, Way way) throws IOException {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    boolean musts = false;
    for (Clause clause : clauses) {
      if (clause instanceof Clause.Not not) {
        query.add(matching(not.clause(), Way.WRITTEN), Occur.MUST_NOT);
      } else if (Filters.isFilter(clause)) {
        query.add(Filters.of(clause), Occur.FILTER);
      } else {
        query.add(matching(clause, way), Occur.MUST);
        musts = true;
      }
    }
    if (!musts) {
      query.add(MatchAllDocsQuery.INSTANCE, Occur.MUST);
    }
    return query;
  }

  private Query matching(Clause clause, Way way) throws IOException {
    return switch (clause) {
      case Clause.Word word -> term(QueryTerm.of(word), way);
      case Clause.Phrase phrase -> term(QueryTerm.of(phrase.text()), way);
      case Clause.Near words -> near(words);
      case Clause.Prefix prefix -> near.prefix(QueryTerm.of(prefix).exact().getFirst());
      case Clause.Or or -> or(or.any(), way);
      case Clause.And and -> and(and.all(), way).build();
      case Clause.Not not -> and(List.of(not), way).build();
      case Clause.Range range -> new ConstantScoreQuery(Filters.of(range));
      case Clause.FieldValue value -> new ConstantScoreQuery(Filters.of(value));
    };
  }

  private Query or(List<Clause> any, Way way) throws IOException {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    for (Clause clause : any) {
      query.add(matching(clause, way), Occur.SHOULD);
    }
    return query.build();
  }

  private Query near(Clause.Near words) throws IOException {
    List<List<Unit>> units = new ArrayList<>();
    words.words().forEach(word -> units.addAll(QueryTerm.of(word).exact()));
    return near.within(words.distance(), units);
  }

  private Query term(QueryTerm term, Way way) throws IOException {
    if (way == Way.WRITTEN || !term.isLoose()) {
      return exact(term);
    }
    BooleanQuery.Builder any = new BooleanQuery.Builder().add(exact(term), Occur.SHOULD);
    for (List<Unit> spelling : disguises(term)) {
      any.add(new BoostQuery(phrase(Schema.WORDS, spelling), DISGUISED), Occur.SHOULD);
    }
    if (way == Way.HEARD && !term.sounds().isEmpty()) {
      any.add(new BoostQuery(phrase(Schema.SOUNDS, term.sounds()), BY_SOUND), Occur.SHOULD);
    }
    return any.build();
  }

  private List<List<Unit>> disguises(QueryTerm term) throws IOException {
    List<List<Unit>> known = disguises.get(term);
    if (known == null) {
      known = new ArrayList<>();
      for (List<Unit> spelling : term.disguises()) {
        if (mayStand(spelling)) {
          known.add(spelling);
        }
      }
      disguises.put(term, known);
    }
    return known;
  }

  /**
   * Whether each two of these units stand side by side somewhere: of most spellings some do not.
   */
  private boolean mayStand(List<Unit> units) throws IOException {
    for (int i = 0; i + 1 < units.size() && reader.maxDoc() > SMALL; i++) {
      if (reader.docFreq(new Term(Schema.WORDS, Bigrams.pair(units.get(i), units.get(i + 1))))
          == 0) {
        return false;
      }
    }
    return true;
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
