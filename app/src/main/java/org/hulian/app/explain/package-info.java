/**
 * Shows people how a verdict came about.
 *
 * <p>Enters: an {@link org.hulian.classifier.explanation.Explanation}. Leaves: lines of at most 100
 * columns, without any character that a terminal would obey, but for colours where they are wanted.
 */
@NullMarked
package org.hulian.app.explain;

import org.jspecify.annotations.NullMarked;
