package org.hulian.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.DoubleDocValuesField;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.facet.FacetsConfig.DrillDownTermsIndexing;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetField;
import org.apache.lucene.util.BytesRef;
import org.hulian.index.analysis.AnalyzedText;
import org.hulian.index.analysis.Bigrams;
import org.hulian.index.analysis.Unit;
import org.hulian.listing.Listing;
import org.hulian.listing.Reply;
import org.hulian.listing.finding.Entity;
import org.jspecify.annotations.Nullable;

/** Makes the document of a listing; every text of it is normalised once. */
final class Documents {
  /** Terms are limited by Lucene to 32,766 bytes; no name is so long. */
  private static final int LONGEST_NAME = 200;

  /** Who takes pictures from others takes the first ones. */
  private static final int MOST_PICTURES = 4;

  private static final double MILLION = 1_000_000;

  static final FacetsConfig FACETS = new FacetsConfig();

  static {
    for (Facet facet : Facet.values()) {
      // Fields of our own are filtered by; two terms more for each value would serve nobody.
      FACETS.setDrillDownTermsIndexing(facet.key(), DrillDownTermsIndexing.NONE);
    }
  }

  private Documents() {}

  static Document of(IndexedListing indexed) {
    Listing listing = indexed.listing();
    Document document = new Document();
    String id = listing.id().value();
    document.add(new StringField(Schema.ID, id, Field.Store.YES));
    document.add(new SortedDocValuesField(Schema.ID, new BytesRef(id)));
    document.add(new NumericDocValuesField(Schema.STAMP, Stamp.of(indexed)));
    addText(document, listing);
    addFacts(document, indexed);
    Map<Facet, String> facets = FacetValues.of(indexed);
    facets.forEach(
        (facet, value) -> {
          String term = FacetValues.comparable(value);
          document.add(new StringField(Schema.filter(facet), term, Field.Store.NO));
          document.add(new SortedSetDocValuesFacetField(facet.key(), value));
        });
    stored(document, Schema.PLATFORM, facets.get(Facet.PLATFORM));
    stored(document, Schema.CATEGORY, facets.get(Facet.CATEGORY));
    stored(document, Schema.STATUS, indexed.caseStatus());
    stored(document, Schema.URL, listing.origin().url());
    return built(document);
  }

  private static Document built(Document document) {
    try {
      return FACETS.build(document);
    } catch (IOException e) {
      throw new UncheckedIOException("facets without a taxonomy touch no file", e);
    }
  }

  private static void addText(Document document, Listing listing) {
    Units units = new Units(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    units.add(document, Schema.TITLE, listing.title());
    units.add(document, Schema.BODY, listing.body());
    for (Reply reply : listing.replies()) {
      units.add(document, Schema.REPLY, reply.body());
    }
    document.add(
        new Field(Schema.WORDS, new Bigrams(units.words(), units.variants()), Schema.BIGRAMS));
    document.add(new Field(Schema.SOUNDS, new Bigrams(units.sounds()), Schema.BIGRAMS));
  }

  /** Of all texts of a listing. */
  private record Units(List<Unit> words, List<String> variants, List<Unit> sounds) {
    void add(Document document, String field, String text) {
      AnalyzedText analyzed = AnalyzedText.of(text);
      words.addAll(analyzed.words());
      analyzed.words().forEach(word -> variants.add(word.variant(text)));
      sounds.addAll(analyzed.sounds());
      document.add(new StoredField(field, text));
    }
  }

  private static void addFacts(Document document, IndexedListing indexed) {
    long seen = indexed.firstSeen().toEpochMilli();
    double score = indexed.verdict().score();
    document.add(new NumericDocValuesField(Schema.SEEN, seen));
    document.add(new StoredField(Schema.SEEN, seen));
    document.add(new DoubleDocValuesField(Schema.SCORE, score));
    document.add(new StoredField(Schema.SCORE, score));
    document.add(new LongPoint(Schema.SCORE_POINT, Math.round(score * MILLION)));
    Prices.of(indexed).forEach(document::add);
    Prices.lowest(indexed)
        .ifPresent(lowest -> document.add(new NumericDocValuesField(Schema.LOWEST, lowest)));
    if (indexed.cluster() != 0) {
      document.add(new NumericDocValuesField(Schema.CLUSTER, indexed.cluster()));
      document.add(new LongPoint(Schema.CLUSTER, indexed.cluster()));
    }
    indexed.listing().images().stream()
        .limit(MOST_PICTURES)
        .map(Pictures::term)
        .distinct()
        .forEach(term -> document.add(new StringField(Schema.PICTURE, term, Field.Store.NO)));
    String seller = indexed.listing().seller();
    if (seller != null) {
      name(document, Schema.SELLER, FacetValues.comparable(seller));
    }
    indexed.verdict().entities().stream()
        .filter(Entity.Contact.class::isInstance)
        .map(Entity.Contact.class::cast)
        .flatMap(contact -> Contacts.terms(contact.kind(), contact.handle()).stream())
        .distinct()
        .forEach(term -> name(document, Schema.HANDLE, term));
  }

  private static void name(Document document, String field, String term) {
    if (!term.isEmpty() && term.length() <= LONGEST_NAME) {
      document.add(new StringField(field, term, Field.Store.NO));
    }
  }

  private static void stored(Document document, String field, @Nullable String value) {
    if (value != null) {
      document.add(new StoredField(field, value));
    }
  }
}
