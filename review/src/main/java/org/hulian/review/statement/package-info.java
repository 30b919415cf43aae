/**
 * Statements of reasons for the DSA Transparency Database (Regulation (EU) 2022/2065, Art. 17 and
 * 24(5)).
 *
 * <p>Enters: a case decided as a violation, and what the person fills in. Leaves: JSON that has all
 * fields as the database takes them and no personal data, one by one or a hundred at a time; else a
 * list of what is wrong, field by field.
 */
@NullMarked
package org.hulian.review.statement;

import org.jspecify.annotations.NullMarked;
