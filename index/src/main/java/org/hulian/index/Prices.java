package org.hulian.index;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.lucene.document.LongRange;
import org.apache.lucene.search.Query;
import org.hulian.listing.Price;
import org.hulian.listing.finding.Entity;
import org.jspecify.annotations.Nullable;

/**
 * Prices of an item, each from its lower to its upper end, in hundredths of its currency's unit.
 */
final class Prices {
  static final String YUAN = "CNY";
  private static final int MOST = 8;
  private static final int LETTERS = 27;
  private static final BigDecimal HIGHEST = new BigDecimal("1e12");

  /** One price; two that are the same are one. */
  private record Span(long currency, long low, long high) {}

  private Prices() {}

  /** The price field if it is one number, and all prices of the text, as far as they are few. */
  static List<LongRange> of(IndexedListing indexed) {
    List<LongRange> ranges = new ArrayList<>();
    for (Span span : spans(indexed)) {
      long[] low = {span.currency(), span.low()};
      ranges.add(new LongRange(Schema.PRICE, low, new long[] {span.currency(), span.high()}));
    }
    return ranges;
  }

  /** The lowest of them that is in yuan. */
  static OptionalLong lowest(IndexedListing indexed) {
    long yuan = code(YUAN);
    return spans(indexed).stream()
        .filter(span -> span.currency() == yuan)
        .mapToLong(Span::low)
        .min();
  }

  private static Set<Span> spans(IndexedListing indexed) {
    Set<Span> spans = new LinkedHashSet<>();
    Price stated = indexed.listing().price();
    if (stated != null) {
      String currency = stated.currency() == null ? YUAN : stated.currency();
      BigDecimal amount = stated.amount() == null ? PriceBand.stated(stated) : stated.amount();
      add(spans, currency, amount, null);
    }
    for (Entity entity : indexed.verdict().entities()) {
      if (entity instanceof Entity.Price price) {
        add(spans, price.currency(), price.amount(), price.upper());
      }
    }
    return spans;
  }

  private static void add(
      Set<Span> spans, String currency, @Nullable BigDecimal amount, @Nullable BigDecimal upper) {
    if (amount == null || amount.compareTo(HIGHEST) > 0 || spans.size() == MOST) {
      return;
    }
    boolean wide = upper != null && upper.compareTo(amount) > 0 && upper.compareTo(HIGHEST) <= 0;
    long high = hundredths(wide && upper != null ? upper : amount);
    spans.add(new Span(code(currency), hundredths(amount), high));
  }

  private static long hundredths(BigDecimal amount) {
    return amount.movePointRight(2).setScale(0, RoundingMode.HALF_UP).longValueExact();
  }

  /** The letters of a currency as a number. */
  private static long code(String currency) {
    return currency
        .chars()
        .limit(4)
        .asLongStream()
        .reduce(0, (code, c) -> code * LETTERS + c - 'A');
  }

  /** Items with a price that reaches into this range. */
  static Query between(String currency, long from, long to) {
    long code = code(currency.isEmpty() ? YUAN : currency);
    return LongRange.newIntersectsQuery(
        Schema.PRICE, new long[] {code, from}, new long[] {code, to});
  }
}
