package org.hulian.index;

import org.apache.lucene.document.FieldType;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;

/** Names and types of the fields of an indexed listing. */
final class Schema {
  /** One that lacks a field of this version is made anew; to be raised with every change. */
  static final int VERSION = 3;

  /** The listing's id: one document each. */
  static final String ID = "id";

  /** Bigrams of normalised units. */
  static final String WORDS = "words";

  /** Bigrams of blurred syllables. */
  static final String SOUNDS = "sounds";

  /** Handles of the seller's contacts, normalised, each without its kind and with it. */
  static final String HANDLE = "handle";

  static final String TITLE = "title";
  static final String BODY = "body";
  static final String REPLY = "reply";
  static final String URL = "url";
  static final String PLATFORM = "platform";
  static final String CATEGORY = "category";
  static final String STATUS = "status";

  /** Milliseconds since 1970 of the first sighting. */
  static final String SEEN = "seen";

  /** The verdict's score. */
  static final String SCORE = "score";

  /** The score in millionths, to be narrowed by. */
  static final String SCORE_POINT = "score_point";

  /** Ranges of currency and hundredths. */
  static final String PRICE = "price";

  /** The lowest price in hundredths of a yuan; items without one do not have it. */
  static final String LOWEST = "lowest";

  /** Number that items with near texts share; items of no cluster do not have it. */
  static final String CLUSTER = "cluster";

  /** Hashes of the pictures' addresses. */
  static final String PICTURE = "picture";

  /** Name of the seller, normalised. */
  static final String SELLER = "seller";

  /** What was indexed of the item, as a short number, to be compared with the store. */
  static final String STAMP = "stamp";

  /** Segments are kept newest first, so that the newest are found without looking at the rest. */
  static final Sort NEWEST_FIRST = new Sort(new SortField(SEEN, SortField.Type.LONG, true));

  /** Positions for phrases; no offsets, since highlights are found by reading the text again. */
  static final FieldType BIGRAMS = new FieldType();

  static {
    BIGRAMS.setTokenized(true);
    BIGRAMS.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);
    BIGRAMS.freeze();
  }

  private Schema() {}

  /** The field by which a facet's value is filtered; its counts are in doc values. */
  static String filter(Facet facet) {
    return "by_" + facet.key();
  }
}
