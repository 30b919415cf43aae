/** Rules of masking. */
@NullMarked
package org.hulian.store.mask;

import org.jspecify.annotations.NullMarked;
