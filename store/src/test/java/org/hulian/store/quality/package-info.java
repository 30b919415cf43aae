/** Tests of the figures. */
@NullMarked
package org.hulian.store.quality;

import org.jspecify.annotations.NullMarked;
