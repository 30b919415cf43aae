package org.hulian.listing.finding;

import org.hulian.listing.text.TextSpan;

/**
 * Where in a listing something is named.
 *
 * @param field the text it stands in
 * @param span where, in UTF-16 units of that text as the seller wrote it
 * @param text the piece of the seller's text under the span
 */
public record Mention(FieldRef field, TextSpan span, String text) {}
