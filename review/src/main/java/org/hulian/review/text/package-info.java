/**
 * Shows what sellers wrote: as text, with its marks, its changes, and with personal data masked.
 *
 * <p>Enters: text as written, spans into it. Leaves: pieces that a template escapes and prints.
 */
@NullMarked
package org.hulian.review.text;

import org.jspecify.annotations.NullMarked;
