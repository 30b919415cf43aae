/**
 * What was covered in flagged listings, where somebody has decided that it must be kept: in a file
 * of its own, under a key of its own.
 *
 * <p>Enters: listings before and after masking. Leaves: the covered pieces, to those who may see
 * them.
 */
@NullMarked
package org.hulian.store.vault;

import org.jspecify.annotations.NullMarked;
