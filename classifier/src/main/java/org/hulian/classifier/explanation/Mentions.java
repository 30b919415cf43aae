package org.hulian.classifier.explanation;

import org.hulian.listing.Listing;
import org.hulian.listing.finding.FieldRef;
import org.hulian.listing.finding.Mention;
import org.hulian.listing.text.TextSpan;

/** Places in listings. */
final class Mentions {
  private Mentions() {}

  /** A place in a piece of a field. */
  static Mention at(FieldRef field, int offset, TextSpan span, String text) {
    TextSpan there = new TextSpan(offset + span.start(), offset + span.end());
    return new Mention(field, there, there.of(text));
  }

  /** The same place in a listing whose texts are as long. */
  static Mention over(Mention mention, Listing listing) {
    return new Mention(
        mention.field(), mention.span(), mention.span().of(mention.field().in(listing)));
  }
}
