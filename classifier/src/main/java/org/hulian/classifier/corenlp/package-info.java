/**
 * The only package that sees CoreNLP: its Chinese segmenter, tagger and token patterns, and its
 * quasi-Newton minimiser.
 *
 * <p>Enters: sentences as {@link org.hulian.classifier.language.Sentence}, rows of numbers. Leaves:
 * tokens and rule matches of our own types, weights.
 */
@NullMarked
package org.hulian.classifier.corenlp;

import org.jspecify.annotations.NullMarked;
