/**
 * Near-duplicates: how well edited, disguised and boilerplate-heavy texts are told from others, and
 * what a look-up costs as the store grows.
 *
 * <p>Enters: lines and kinds of disguise of {@code bench.text}, and a seed. Leaves: tables.
 */
@NullMarked
package org.hulian.bench.duplicate;

import org.jspecify.annotations.NullMarked;
