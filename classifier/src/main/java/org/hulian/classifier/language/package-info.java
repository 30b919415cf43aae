/**
 * Sentences and tokens in our own types, whoever cut them.
 *
 * <p>Enters: a text as written with the terms met in it. Leaves: sentences whose every character
 * knows its place in the text as written, and their tokens with parts of speech.
 */
@NullMarked
package org.hulian.classifier.language;

import org.jspecify.annotations.NullMarked;
