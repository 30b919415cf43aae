package org.hulian.classifier.signal;

import org.hulian.listing.finding.FieldRef;
import org.hulian.listing.text.TextSpan;

/**
 * One place where a signal is seen.
 *
 * @param degree tells apart how much is seen, such as {@code strong}; part of the feature's name
 * @param field in which
 * @param span where in the field as written
 */
public record Sighting(String degree, FieldRef field, TextSpan span) {}
