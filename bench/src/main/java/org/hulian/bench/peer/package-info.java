/**
 * The screen and its peers behind one interface.
 *
 * <p>Enters: the lexicon, the same for all. Leaves: for each text the terms that were met and
 * where. The only package that sees the peers' own types.
 */
@NullMarked
package org.hulian.bench.peer;

import org.jspecify.annotations.NullMarked;
