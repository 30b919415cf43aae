package org.hulian.index;

import java.util.Collection;
import java.util.List;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.util.BytesRef;
import org.hulian.index.query.Clause;
import org.hulian.index.query.Field;

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
      case PLATFORM, SITE, CATEGORY, SEVERITY, STATUS, PRICE_BAND, MONTH ->
          of(Facet.valueOf(value.field().name()), value.values());
      default -> new MatchNoDocsQuery("not indexed yet");
    };
  }

  private static Query of(Clause.Range range) {
    return range.field() == Field.SEEN
        ? NumericDocValuesField.newSlowRangeQuery(Schema.SEEN, range.from(), range.to())
        : new MatchNoDocsQuery("not indexed yet");
  }

  /** One of these values of a facet. */
  static Query of(Facet facet, Collection<String> values) {
    List<BytesRef> terms = values.stream().map(FacetValues::comparable).map(BytesRef::new).toList();
    return new TermInSetQuery(Schema.filter(facet), terms);
  }
}
