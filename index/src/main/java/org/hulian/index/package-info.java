/**
 * Search over all that was stored, in the words of the searcher or in their sound.
 *
 * <p>Enters: stored listings. Leaves: hits with highlights, and counts by facet. Nothing of Lucene
 * shows in a signature.
 */
@NullMarked
package org.hulian.index;

import org.jspecify.annotations.NullMarked;
