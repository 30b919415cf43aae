/**
 * What is covered in a case, for those who must see it, and legal holds.
 *
 * <p>Enters: a reason. Leaves: the covered pieces, on one page, for some minutes; an entry in the
 * audit log for the wish and for each look.
 */
@NullMarked
package org.hulian.review.vault;

import org.jspecify.annotations.NullMarked;
