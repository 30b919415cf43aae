/**
 * Search over everything that was found.
 *
 * <p>Enters: words and filters. Leaves: hits with what matched, counts to narrow by; an audit
 * entry.
 */
@NullMarked
package org.hulian.review.search;

import org.jspecify.annotations.NullMarked;
