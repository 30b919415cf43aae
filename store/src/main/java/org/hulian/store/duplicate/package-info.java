/**
 * Which texts are near to each other, and which new items were there before: taken down, and put up
 * again (ADR 18).
 *
 * <p>Enters: items with their masked texts and what these name. Leaves: links from an item to the
 * earlier ones that it repeats, and the number of the cluster of its text.
 */
@NullMarked
package org.hulian.store.duplicate;

import org.jspecify.annotations.NullMarked;
