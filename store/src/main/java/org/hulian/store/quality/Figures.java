package org.hulian.store.quality;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.hulian.listing.finding.Category;
import org.hulian.store.sql.Instants;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Sums over second looks, known answers and measured decisions. */
final class Figures {
  private Figures() {}

  static List<Known> known(Handle handle) {
    return handle
        .createQuery(
            "SELECT k.case_id, k.category, k.violation, k.policy, k.account, k.added_at,"
                + " count(t.correct) AS answered, coalesce(sum(t.correct), 0) AS hits"
                + " FROM known_answer k LEFT JOIN known_turn t ON t.case_id = k.case_id"
                + " WHERE k.retired_at IS NULL GROUP BY k.case_id ORDER BY k.added_at DESC, 1 DESC")
        .map(
            (rows, context) ->
                new Known(
                    rows.getLong("case_id"),
                    Category.ofKey(rows.getString("category")),
                    rows.getBoolean("violation"),
                    rows.getString("policy"),
                    rows.getString("account"),
                    Instants.instant(rows.getLong("added_at")),
                    new Proportion(rows.getLong("hits"), rows.getLong("answered"))))
        .list();
  }

  static List<Accuracy> accuracy(Handle handle) {
    return handle
        .createQuery(
            "SELECT account, sum(correct) AS hits, count(*) AS answered FROM known_turn"
                + " WHERE answered_at IS NOT NULL GROUP BY account ORDER BY account")
        .map(
            (rows, context) ->
                new Accuracy(
                    rows.getString("account"),
                    new Proportion(rows.getLong("hits"), rows.getLong("answered"))))
        .list();
  }

  /** So many looks that are alike in what counts. */
  private record Count(
      Category category,
      Cause cause,
      boolean first,
      @Nullable Boolean second,
      boolean sameCode,
      String outcome,
      long looks) {}

  private static List<Count> counts(Handle handle) {
    return handle
        .createQuery(
            "SELECT category, cause, first_violation, second_violation,"
                + " coalesce(first_policy = second_policy, 0) AS same_code,"
                + " coalesce(outcome, '') AS outcome, count(*) AS looks FROM second_look"
                + " WHERE outcome IS NULL OR outcome <> 'withdrawn' GROUP BY 1, 2, 3, 4, 5, 6")
        .map(
            (rows, context) -> {
              boolean second = rows.getBoolean("second_violation");
              @Nullable Boolean answered = rows.wasNull() ? null : second;
              return new Count(
                  Category.ofKey(rows.getString("category")),
                  Cause.ofKey(rows.getString("cause")),
                  rows.getBoolean("first_violation"),
                  answered,
                  rows.getBoolean("same_code"),
                  rows.getString("outcome"),
                  rows.getLong("looks"));
            })
        .list();
  }

  static List<Agreement> agreement(Handle handle) {
    List<Count> all = counts(handle);
    List<Agreement> lines = new ArrayList<>();
    for (Category category : Category.values()) {
      List<Count> some = all.stream().filter(count -> count.category == category).toList();
      if (!some.isEmpty()) {
        lines.add(agreement(category, some));
      }
    }
    lines.add(agreement(null, all));
    return lines;
  }

  /** Only what was drawn tells how far people agree: what is complained of is no fair sample. */
  private static Agreement agreement(@Nullable Category category, List<Count> counts) {
    long[][] table = new long[2][2];
    Proportion codes = new Proportion(0, 0);
    for (Count count : counts) {
      Boolean second = count.second;
      if (count.cause == Cause.SAMPLE && second != null) {
        table[count.first ? 1 : 0][second ? 1 : 0] += count.looks;
        if (count.first && second) {
          codes = codes.plus(new Proportion(count.sameCode ? count.looks : 0, count.looks));
        }
      }
    }
    long same = table[0][0] + table[1][1];
    return new Agreement(
        category,
        new Proportion(same, same + table[0][1] + table[1][0]),
        Kappa.of(table),
        codes,
        overturned(counts));
  }

  private static Proportion overturned(List<Count> counts) {
    Proportion overturned = new Proportion(0, 0);
    for (Count count : counts) {
      if (!count.outcome.isEmpty()) {
        long hits = count.outcome.equals("overturned") ? count.looks : 0;
        overturned = overturned.plus(new Proportion(hits, count.looks));
      }
    }
    return overturned;
  }

  static Map<Cause, Proportion> overturned(Handle handle) {
    List<Count> all = counts(handle);
    Map<Cause, Proportion> overturned = new EnumMap<>(Cause.class);
    for (Cause cause : Cause.values()) {
      overturned.put(
          cause, overturned(all.stream().filter(count -> count.cause == cause).toList()));
    }
    return overturned;
  }

  static List<Measured> measured(Handle handle) {
    return handle
        .createQuery(
            "SELECT signal, category, upheld, decided FROM measured_sum"
                + " WHERE decided > 0 ORDER BY signal, category")
        .map(
            (rows, context) ->
                new Measured(
                    rows.getString("signal"),
                    Category.ofKey(rows.getString("category")),
                    new Proportion(rows.getLong("upheld"), rows.getLong("decided"))))
        .list();
  }
}
