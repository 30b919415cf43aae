/**
 * What a recorded page says, as text.
 *
 * <p>Enters: what the crawler's reader of pages finds. Leaves: lines of plain text that the console
 * shows; nothing in them is markup.
 */
@NullMarked
package org.hulian.evidence.page;

import org.jspecify.annotations.NullMarked;
