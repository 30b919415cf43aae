package org.hulian.classifier.screen;

import org.hulian.listing.finding.FieldRef;

/**
 * A piece of one field.
 *
 * @param field which
 * @param offset where in the field the piece starts, in UTF-16 units
 * @param text as written
 */
public record Passage(FieldRef field, int offset, String text) {}
