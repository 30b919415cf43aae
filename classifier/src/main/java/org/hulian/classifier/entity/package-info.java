/**
 * Reads typed things off a text by character patterns: price, quantity, contact, target platform,
 * named tool.
 *
 * <p>Enters: a text as written, and the lexicon terms met in it. Leaves: {@link
 * org.hulian.listing.finding.Entity entities} with spans in the text as written.
 */
@NullMarked
package org.hulian.classifier.entity;

import org.jspecify.annotations.NullMarked;
