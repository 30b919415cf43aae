/**
 * Saved searches and their alerts.
 *
 * <p>Enters: the address of a search that somebody wants to keep. Leaves: the same search with one
 * click, what is new of it, and which words matched.
 */
@NullMarked
package org.hulian.review.saved;

import org.jspecify.annotations.NullMarked;
