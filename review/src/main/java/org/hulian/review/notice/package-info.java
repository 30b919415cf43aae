/**
 * Notices to platforms: drafted here, approved by a second person, sent by a person, and followed
 * until their items are gone. The program never sends one.
 *
 * <p>Enters: a case decided as a violation, what the person fills in, grounds and platforms from
 * data files, and what people say was done. Leaves: Markdown and a page to print, with personal
 * numbers masked and reviewers under pseudonyms; where each notice stands, with its proofs; a list
 * of what is missing, if anything is.
 */
@NullMarked
package org.hulian.review.notice;

import org.jspecify.annotations.NullMarked;
