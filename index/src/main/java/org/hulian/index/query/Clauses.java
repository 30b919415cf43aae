package org.hulian.index.query;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.hulian.index.query.Clause.And;
import org.hulian.index.query.Clause.FieldValue;
import org.hulian.index.query.Clause.Not;
import org.hulian.index.query.Clause.Or;
import org.hulian.index.query.Clause.Word;

/** Puts clauses together in one way only, so that queries that mean the same are the same. */
final class Clauses {
  /** All there is. */
  static final Clause EVERYTHING = new And(List.of());

  private Clauses() {}

  static Clause or(List<Clause> any) {
    List<Clause> flat = new ArrayList<>();
    for (Clause clause : any) {
      if (clause instanceof Or or) {
        flat.addAll(or.any());
      } else {
        flat.add(clause);
      }
    }
    return flat.size() == 1 ? flat.getFirst() : new Or(flat);
  }

  static Clause and(List<Clause> all) {
    List<Clause> flat = new ArrayList<>();
    for (Clause clause : all) {
      for (Clause one : clause instanceof And and ? and.all() : List.of(clause)) {
        addOrUnite(flat, one);
      }
    }
    List<Clause> joined = joinPinyin(flat);
    return joined.size() == 1 ? joined.getFirst() : new And(joined);
  }

  static Clause not(Clause clause) {
    return clause instanceof Not not ? not.clause() : new Not(clause);
  }

  /** Two platforms asked for at once mean one of both: no item has two. */
  private static void addOrUnite(List<Clause> all, Clause added) {
    for (int i = 0; i < all.size(); i++) {
      if (added instanceof FieldValue now
          && all.get(i) instanceof FieldValue before
          && before.field() == now.field()
          && now.field().isSingle()) {
        Set<String> values = new LinkedHashSet<>(before.values());
        values.addAll(now.values());
        all.set(i, new FieldValue(now.field(), List.copyOf(values)));
        return;
      }
    }
    all.add(added);
  }

  /** Pinyin typed with blanks between its words is heard together. */
  private static List<Clause> joinPinyin(List<Clause> all) {
    List<Clause> joined = new ArrayList<>();
    for (Clause clause : all) {
      Clause before = joined.isEmpty() ? null : joined.getLast();
      if (before instanceof Word first
          && clause instanceof Word second
          && isPinyin(first)
          && isPinyin(second)) {
        joined.set(joined.size() - 1, new Word(first.text() + " " + second.text()));
      } else {
        joined.add(clause);
      }
    }
    return joined;
  }

  private static boolean isPinyin(Word word) {
    return word.text().indexOf(' ') > 0 || QueryTerm.of(word.text()).isPinyin();
  }
}
