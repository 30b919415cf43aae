package org.hulian.index.query;

import java.util.List;

/** A part of a query. What is {@link #written} is read as the same clause again. */
public sealed interface Clause {
  /** The clause in the query language. */
  default String written() {
    return ClauseText.of(this);
  }

  /**
   * A word, or pinyin of several.
   *
   * @param text as typed; pinyin typed apart with one blank between
   */
  record Word(String text) implements Clause {}

  /** Words that stand side by side. */
  record Phrase(String text) implements Clause {}

  /**
   * Words with few characters or Latin words between them, in any order.
   *
   * @param words two or more
   * @param distance how many may stand between them in all
   */
  record Near(List<String> words, int distance) implements Clause {
    public Near {
      words = List.copyOf(words);
    }
  }

  /** Words that begin so. */
  record Prefix(String text) implements Clause {}

  /**
   * A value between two bounds, both included.
   *
   * @param from in the field's unit, or the smallest number there is
   * @param to in the field's unit, or the largest
   * @param currency of a price, else empty
   * @param shown as it is typed
   */
  record Range(Field field, long from, long to, String currency, String shown) implements Clause {}

  /**
   * A field with one of these values.
   *
   * @param values as typed, one or more
   */
  record FieldValue(Field field, List<String> values) implements Clause {
    public FieldValue {
      values = List.copyOf(values);
    }
  }

  /** All of two or more; of none for everything. */
  record And(List<Clause> all) implements Clause {
    public And {
      all = List.copyOf(all);
    }
  }

  /** One of two or more. */
  record Or(List<Clause> any) implements Clause {
    public Or {
      any = List.copyOf(any);
    }
  }

  /** What must not be; never of another such. */
  record Not(Clause clause) implements Clause {}
}
