package org.hulian.review.search;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.hulian.index.Understood;
import org.hulian.index.query.Clause;
import org.hulian.index.query.Clause.And;
import org.hulian.index.query.Clause.FieldValue;
import org.hulian.index.query.Clause.Near;
import org.hulian.index.query.Clause.Not;
import org.hulian.index.query.Clause.Or;
import org.hulian.index.query.Clause.Phrase;
import org.hulian.index.query.Clause.Prefix;
import org.hulian.index.query.Clause.Range;
import org.hulian.index.query.Clause.Word;
import org.hulian.index.query.Field;

/**
 * One line of a query as it was understood, in plain words.
 *
 * @param depth how far it is set in, from 0
 * @param label key of a message
 * @param number for the label, such as a distance; else 0
 * @param facet whose values these are, empty if they are words
 * @param values as typed
 * @param sound whether what sounds alike is found too
 */
record ReadingLine(
    int depth, String label, int number, String facet, List<String> values, boolean sound) {
  private static final int DEEPEST = 8;

  /** The query from its root down. */
  static List<ReadingLine> of(Understood understood) {
    List<ReadingLine> lines = new ArrayList<>();
    add(understood, understood.reading().clause(), 0, lines);
    return lines;
  }

  private static void add(Understood all, Clause clause, int depth, List<ReadingLine> lines) {
    switch (clause) {
      case Word word -> lines.add(words(all, word, depth, "read.word", word.text()));
      case Phrase phrase -> lines.add(words(all, phrase, depth, "read.phrase", phrase.text()));
      case Prefix prefix -> lines.add(words(all, prefix, depth, "read.prefix", prefix.text()));
      case Near near ->
          lines.add(new ReadingLine(depth, "read.near", near.distance(), "", near.words(), false));
      case Range range -> lines.add(field(depth, range.field().key(), "", List.of(between(range))));
      case FieldValue value -> {
        String key = value.field().key();
        lines.add(field(depth, key, key, value.values()));
      }
      case And and -> {
        lines.add(group(depth, and.all().isEmpty() ? "read.everything" : "read.and"));
        and.all().forEach(one -> add(all, one, deeper(depth), lines));
      }
      case Or or -> {
        lines.add(group(depth, "read.or"));
        or.any().forEach(one -> add(all, one, deeper(depth), lines));
      }
      case Not not -> {
        lines.add(group(depth, "read.not"));
        add(all, not.clause(), deeper(depth), lines);
      }
    }
  }

  private static ReadingLine words(
      Understood all, Clause clause, int depth, String label, String text) {
    return new ReadingLine(depth, label, 0, "", List.of(text), all.bySound(clause));
  }

  private static ReadingLine field(int depth, String key, String facet, List<String> values) {
    return new ReadingLine(depth, "facet." + key, 0, facet, values, false);
  }

  private static ReadingLine group(int depth, String label) {
    return new ReadingLine(depth, label, 0, "", List.of(), false);
  }

  private static int deeper(int depth) {
    return Math.min(DEEPEST, depth + 1);
  }

  /** Both ends as people write them. */
  private static String between(Range range) {
    boolean open = range.to() == Long.MAX_VALUE;
    String currency = range.currency().isEmpty() ? "CNY" : range.currency();
    String unit = range.field() == Field.PRICE ? " " + currency : "";
    if (!Character.isLetterOrDigit(range.shown().charAt(0)) && range.shown().charAt(0) != '.') {
      return range.shown() + (range.currency().isEmpty() ? unit : "");
    }
    if (range.from() == Long.MIN_VALUE) {
      return "≤ " + end(range, range.to()) + unit;
    }
    String from = end(range, range.from());
    if (open) {
      return "≥ " + from + unit;
    }
    String to = end(range, range.to());
    return (from.equals(to) ? from : from + " – " + to) + unit;
  }

  private static String end(Range range, long value) {
    return switch (range.field()) {
      case PRICE -> BigDecimal.valueOf(value, 2).stripTrailingZeros().toPlainString();
      case SCORE -> BigDecimal.valueOf(value, 6).stripTrailingZeros().toPlainString();
      default -> LocalDate.ofInstant(Instant.ofEpochMilli(value), ZoneOffset.UTC).toString();
    };
  }
}
