/** Rules of masking. */
@NullMarked
package org.hulian.store.listing;

import org.jspecify.annotations.NullMarked;
