/**
 * From a text to what is indexed of it, and back to where it stands.
 *
 * <p>Enters: the seller's text. Leaves: units (a Han character, a Latin word, a number) and
 * syllables, each with its place in the original, and their bigrams as Lucene tokens. The same
 * units are made of a query, so that both meet; highlights are found by reading the stored text
 * again, so no offsets are kept in the index.
 */
@NullMarked
package org.hulian.index.analysis;

import org.jspecify.annotations.NullMarked;
