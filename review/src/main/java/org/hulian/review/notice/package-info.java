/**
 * Drafts notices to platforms. The program never sends one: a person reads, signs and sends.
 *
 * <p>Enters: a case decided as a violation, and what the person fills in. Leaves: Markdown and a
 * page to print, with personal numbers masked; a list of what is missing, if anything is.
 */
@NullMarked
package org.hulian.review.notice;

import org.jspecify.annotations.NullMarked;
