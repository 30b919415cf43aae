package org.hulian.bench.search;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.Objects;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.DoubleDocValuesField;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetField;
import org.apache.lucene.util.BytesRef;
import org.hulian.index.Facet;
import org.hulian.index.IndexedListing;
import org.hulian.listing.Listing;
import org.hulian.listing.Price;
import org.hulian.listing.finding.Verdict;
import org.jspecify.annotations.Nullable;

/** Documents with what ours keep and count, whose text the stock analyzer reads. */
final class StockDocuments {
  static final String ID = "id";
  static final String TEXT = "text";
  static final String SEEN = "seen";
  static final FacetsConfig FACETS = new FacetsConfig();

  private StockDocuments() {}

  static Document of(IndexedListing indexed) throws IOException {
    Listing listing = indexed.listing();
    Document document = new Document();
    String id = listing.id().value();
    document.add(new StringField(ID, id, Field.Store.YES));
    document.add(new SortedDocValuesField(ID, new BytesRef(id)));
    document.add(new TextField(TEXT, listing.title(), Field.Store.NO));
    document.add(new TextField(TEXT, listing.body(), Field.Store.NO));
    document.add(new StoredField("title", listing.title()));
    document.add(new StoredField("body", listing.body()));
    long seen = indexed.firstSeen().toEpochMilli();
    document.add(new NumericDocValuesField(SEEN, seen));
    document.add(new StoredField(SEEN, seen));
    document.add(new DoubleDocValuesField("score", indexed.verdict().score()));
    document.add(new StoredField("score", indexed.verdict().score()));
    stored(document, "platform", listing.origin().platform());
    stored(document, "url", listing.origin().url());
    stored(document, "status", indexed.caseStatus());
    addFacets(document, indexed);
    return FACETS.build(document);
  }

  private static void addFacets(Document document, IndexedListing indexed) {
    Listing listing = indexed.listing();
    facet(document, Facet.PLATFORM, listing.origin().platform());
    facet(document, Facet.SITE, listing.origin().site());
    if (indexed.verdict() instanceof Verdict.Flagged flagged) {
      facet(document, Facet.CATEGORY, flagged.category().key());
      facet(document, Facet.SEVERITY, flagged.severity().key());
      stored(document, "category", flagged.category().key());
    }
    facet(document, Facet.STATUS, Objects.requireNonNullElse(indexed.caseStatus(), "none"));
    facet(document, Facet.PRICE_BAND, band(listing.price()));
    facet(document, Facet.MONTH, indexed.firstSeen().toString().substring(0, 7));
  }

  private static void facet(Document document, Facet facet, @Nullable String value) {
    if (value != null) {
      document.add(new StringField(filter(facet), value, Field.Store.NO));
      document.add(new SortedSetDocValuesFacetField(facet.key(), value));
    }
  }

  static String filter(Facet facet) {
    return "by_" + facet.key();
  }

  private static void stored(Document document, String field, @Nullable String value) {
    if (value != null) {
      document.add(new StoredField(field, value));
    }
  }

  /** The number of digits before the point is band enough. */
  private static String band(@Nullable Price price) {
    if (price == null) {
      return "none";
    }
    BigDecimal amount = price.amount();
    String text = amount == null ? Objects.requireNonNull(price.text()) : amount.toPlainString();
    return text.startsWith("0") ? "0-1" : "band-" + Math.min(3, text.indexOf('.'));
  }
}
