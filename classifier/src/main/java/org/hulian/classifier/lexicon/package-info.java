/**
 * The trade's words, as data.
 *
 * <p>Enters: YAML files, one per concept. Leaves: {@link org.hulian.classifier.lexicon.Lexicon},
 * terms with sense and strength under a version that is the hash of all bytes read. The only place
 * in the classifier that sees the YAML library.
 */
@NullMarked
package org.hulian.classifier.lexicon;

import org.jspecify.annotations.NullMarked;
