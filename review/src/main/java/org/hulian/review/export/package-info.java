/**
 * Takes what was found out of the house: all hits of a search, or those of many searches at once.
 *
 * <p>Enters: a search, or a list of queries. Leaves: a table, masked as regulators see listings,
 * and an entry in the audit log for its beginning and its end. No account is named in any table.
 */
@NullMarked
package org.hulian.review.export;

import org.jspecify.annotations.NullMarked;
