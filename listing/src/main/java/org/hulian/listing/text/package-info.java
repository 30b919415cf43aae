/**
 * The seller's text as written and as normalised, with a map of offsets between the two.
 *
 * <p>Enters: any character sequence, however hostile. Leaves: {@link
 * org.hulian.listing.text.NormalizedText}, whose every character knows which UTF-16 units of the
 * original it stands for.
 */
@NullMarked
package org.hulian.listing.text;

import org.jspecify.annotations.NullMarked;
