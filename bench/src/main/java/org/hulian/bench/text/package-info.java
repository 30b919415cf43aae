/**
 * The texts to measure on: disguised terms in offers, and ordinary lines.
 *
 * <p>Enters: the lexicon's terms and a seed. Leaves: texts, the same for the same seed. Its tables
 * are its own, or those of HanLP: were they the classifier's, the code would be measured with
 * itself.
 */
@NullMarked
package org.hulian.bench.text;

import org.jspecify.annotations.NullMarked;
