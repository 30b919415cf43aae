package org.hulian.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.queries.intervals.IntervalQuery;
import org.apache.lucene.queries.intervals.Intervals;
import org.apache.lucene.queries.intervals.IntervalsSource;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;
import org.hulian.index.analysis.Bigrams;
import org.hulian.index.analysis.Unit;
import org.hulian.index.query.Note;
import org.hulian.index.query.QueryTerm;

/**
 * Words near one another, and beginnings of words.
 *
 * <p>A unit that stands alone is found by the tokens that begin with it. Of a frequent one these
 * are too many to follow each; then the words may stand anywhere, and a note says so.
 */
final class NearQueries {
  /** Tokens of one unit whose places are followed. */
  private static final int MOST_TOKENS = 1_000;

  private final IndexReader reader;
  private final List<Note> notes = new ArrayList<>();

  NearQueries(IndexReader reader) {
    this.reader = reader;
  }

  List<Note> notes() {
    return notes.stream().distinct().toList();
  }

  /** All of these words, in any order, with so many units between them at most. */
  Query within(int distance, List<List<Unit>> words) throws IOException {
    IntervalsSource[] sources = new IntervalsSource[words.size()];
    for (int i = 0; i < sources.length; i++) {
      List<Unit> units = words.get(i);
      if (units.size() == 1 && !isNarrow(Bigrams.alone(units.getFirst()))) {
        notes.add(new Note(Note.Reason.NEAR_WIDE, units.getFirst().key()));
        return anywhere(words);
      }
      sources[i] = source(units);
    }
    IntervalsSource all =
        sources.length == 2
            ? Intervals.unorderedNoOverlaps(sources[0], sources[1])
            : Intervals.unordered(sources);
    return new IntervalQuery(Schema.WORDS, Intervals.maxgaps(distance, all));
  }

  /** A word or phrase in the characters that were typed, and not in others that stand for them. */
  Query written(QueryTerm term) throws IOException {
    List<Unit> units = term.exact().getFirst();
    if (units.size() == 1 && !isNarrow(Bigrams.alone(units.getFirst()))) {
      notes.add(new Note(Note.Reason.VARIANT_WIDE, term.shown()));
      return Queries.phrase(Schema.WORDS, units);
    }
    IntervalsSource written = source(units);
    List<String> variants =
        units.stream().map(unit -> unit.variant(term.shown())).filter(v -> !v.isEmpty()).toList();
    if (variants.isEmpty()) {
      written = Intervals.notContaining(written, Intervals.term(Bigrams.variant()));
    }
    for (String variant : variants) {
      written = Intervals.containing(written, Intervals.term(Bigrams.variant(variant)));
    }
    return new IntervalQuery(Schema.WORDS, written);
  }

  private static Query anywhere(List<List<Unit>> words) {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    words.forEach(units -> all.add(Queries.phrase(Schema.WORDS, units), Occur.MUST));
    return all.build();
  }

  /** A token reaches over two units; so does the last one of a word. */
  private static IntervalsSource source(List<Unit> units) {
    if (units.size() == 1) {
      return Intervals.prefix(new BytesRef(Bigrams.alone(units.getFirst())), MOST_TOKENS);
    }
    return Intervals.extend(Intervals.phrase(pairs(units).toArray(IntervalsSource[]::new)), 0, 1);
  }

  private static List<IntervalsSource> pairs(List<Unit> units) {
    List<IntervalsSource> pairs = new ArrayList<>();
    for (int i = 0; i + 1 < units.size(); i++) {
      pairs.add(Intervals.term(Bigrams.pair(units.get(i), units.get(i + 1))));
    }
    return pairs;
  }

  /** These units side by side, the last of which may go on. */
  Query prefix(List<Unit> units) throws IOException {
    Unit last = units.getLast();
    if (units.size() == 1) {
      return new PrefixQuery(new Term(Schema.WORDS, last.key()));
    }
    List<Unit> before = units.subList(0, units.size() - 1);
    String begins = Bigrams.pair(before.getLast(), last);
    if (!isNarrow(begins)) {
      notes.add(new Note(Note.Reason.NEAR_WIDE, last.key()));
      return new BooleanQuery.Builder()
          .add(Queries.phrase(Schema.WORDS, before), Occur.MUST)
          .add(new PrefixQuery(new Term(Schema.WORDS, last.key())), Occur.MUST)
          .build();
    }
    List<IntervalsSource> pairs = pairs(before);
    pairs.add(Intervals.prefix(new BytesRef(begins), MOST_TOKENS));
    return new IntervalQuery(Schema.WORDS, Intervals.phrase(pairs.toArray(IntervalsSource[]::new)));
  }

  /** Whether few enough tokens begin so. */
  private boolean isNarrow(String prefix) throws IOException {
    Terms terms = MultiTerms.getTerms(reader, Schema.WORDS);
    if (terms == null) {
      return true;
    }
    BytesRef begin = new BytesRef(prefix);
    TermsEnum tokens = terms.iterator();
    if (tokens.seekCeil(begin) == TermsEnum.SeekStatus.END) {
      return true;
    }
    int count = 0;
    do {
      if (!StringHelper.startsWith(tokens.term(), begin)) {
        return true;
      }
      count++;
    } while (count <= MOST_TOKENS && tokens.next() != null);
    return count <= MOST_TOKENS;
  }
}
