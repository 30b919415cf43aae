package org.hulian.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.queries.intervals.IntervalQuery;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.BytesRefIterator;

/**
 * What a listing must have for a query to match it. It is looked up in the listing's terms, which
 * costs next to nothing beside running the query; a listing that has it may still not match.
 */
sealed interface Needs {
  /** Whether a listing with these terms has it. */
  boolean in(TermSet terms);

  /** The terms of one listing. */
  interface TermSet {
    boolean has(String field, BytesRef term);

    boolean hasOneThatBegins(String field, BytesRef begin);
  }

  /** One term. */
  record Token(String field, BytesRef term) implements Needs {
    @Override
    public boolean in(TermSet terms) {
      return terms.has(field, term);
    }
  }

  /** One term that begins so. */
  record Begin(String field, BytesRef begin) implements Needs {
    @Override
    public boolean in(TermSet terms) {
      return terms.hasOneThatBegins(field, begin);
    }
  }

  /** All of these; of none, nothing. */
  record All(List<Needs> parts) implements Needs {
    @Override
    public boolean in(TermSet terms) {
      for (Needs part : parts) {
        if (!part.in(terms)) {
          return false;
        }
      }
      return true;
    }
  }

  /** One of these. */
  record Any(List<Needs> parts) implements Needs {
    @Override
    public boolean in(TermSet terms) {
      for (Needs part : parts) {
        if (part.in(terms)) {
          return true;
        }
      }
      return false;
    }
  }

  /** Nothing that could be looked up. */
  Needs NOTHING = new All(List.of());

  /** What a query needs; less than it does where that is not known. */
  static Needs of(Query query) {
    return switch (query) {
      case TermQuery term -> token(term.getTerm());
      case PhraseQuery phrase ->
          new All(List.of(phrase.getTerms()).stream().map(Needs::token).toList());
      case PrefixQuery prefix -> new Begin(prefix.getField(), prefix.getPrefix().bytes());
      case BoostQuery boost -> of(boost.getQuery());
      case ConstantScoreQuery constant -> of(constant.getQuery());
      case BooleanQuery clauses -> of(clauses);
      case TermInSetQuery set -> of(set);
      case IntervalQuery near -> of(near);
      default -> NOTHING;
    };
  }

  private static Needs token(Term term) {
    return new Token(term.field(), term.bytes());
  }

  private static Needs of(BooleanQuery query) {
    List<Needs> all = new ArrayList<>();
    List<Needs> any = new ArrayList<>();
    for (BooleanClause clause : query) {
      if (clause.isRequired()) {
        all.add(of(clause.query()));
      } else if (!clause.isProhibited()) {
        any.add(of(clause.query()));
      }
    }
    // What may be there only ranks where anything must.
    return all.isEmpty() && !any.isEmpty() ? new Any(any) : new All(all);
  }

  private static Needs of(TermInSetQuery set) {
    List<Needs> any = new ArrayList<>();
    BytesRefIterator terms = set.getBytesRefIterator();
    try {
      for (BytesRef term = terms.next(); term != null; term = terms.next()) {
        any.add(new Token(set.getField(), BytesRef.deepCopyOf(term)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("terms in memory touch no file", e);
    }
    return new Any(any);
  }

  /** Of words near one another those that are looked up whole. */
  private static Needs of(IntervalQuery near) {
    List<Needs> all = new ArrayList<>();
    near.visit(
        new QueryVisitor() {
          @Override
          public void consumeTerms(Query query, Term... terms) {
            for (Term term : terms) {
              all.add(token(term));
            }
          }

          @Override
          public QueryVisitor getSubVisitor(BooleanClause.Occur occur, Query parent) {
            return occur == BooleanClause.Occur.MUST ? this : QueryVisitor.EMPTY_VISITOR;
          }
        });
    return new All(all);
  }
}
