package org.hulian.index;

import java.util.Collection;
import java.util.stream.Stream;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.util.BytesRef;
import org.hulian.index.query.Clause;

/** Queries that narrow a search and do not rank. */
final class Filters {
  private Filters() {}

  static boolean isFilter(Clause clause) {
    return clause instanceof Clause.FieldValue || clause instanceof Clause.Range;
  }

  static Query of(Clause clause) {
    return switch (clause) {
      case Clause.FieldValue value -> of(value);
      case Clause.Range range -> of(range);
      default -> throw new IllegalArgumentException("no filter: " + clause);
    };
  }

  private static Query of(Clause.FieldValue value) {
    return switch (value.field()) {
      case SELLER -> in(Schema.SELLER, value.values().stream().map(FacetValues::comparable));
      case CONTACT -> in(Schema.HANDLE, value.values().stream().map(Contacts::term));
      default -> of(Facet.valueOf(value.field().name()), value.values());
    };
  }

  private static Query of(Clause.Range range) {
    return switch (range.field()) {
      case PRICE -> Prices.between(range.currency(), range.from(), range.to());
      case SCORE -> LongPoint.newRangeQuery(Schema.SCORE_POINT, range.from(), range.to());
      // Not slow: documents are kept in this order.
      default -> NumericDocValuesField.newSlowRangeQuery(Schema.SEEN, range.from(), range.to());
    };
  }

  /** One of these values of a facet. */
  static Query of(Facet facet, Collection<String> values) {
    return in(Schema.filter(facet), values.stream().map(FacetValues::comparable));
  }

  private static Query in(String field, Stream<String> terms) {
    return new TermInSetQuery(field, terms.map(BytesRef::new).toList());
  }
}
