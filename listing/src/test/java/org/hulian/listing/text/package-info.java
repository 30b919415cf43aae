/** Tests of the normaliser, and the generators of its tables. */
@NullMarked
package org.hulian.listing.text;

import org.jspecify.annotations.NullMarked;
