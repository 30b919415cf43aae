package org.hulian.listing.finding;

import org.hulian.listing.text.TextSpan;

/**
 * One reason for a verdict.
 *
 * @param signal name of the rule, the same as its page in docs/signals
 * @param field the text it was found in
 * @param span where, in UTF-16 units of that text as the seller wrote it
 * @param text the piece of the seller's text under the span
 * @param normalized what the normaliser made of that piece
 * @param weight what it added to the log-odds; below zero speaks for the listing
 */
public record Finding(
    String signal, FieldRef field, TextSpan span, String text, String normalized, double weight) {}
