/**
 * Packages of evidence of a case, for people and for the command line.
 *
 * <p>Enters: a case, its listing, its history, the WARC files. Leaves: one file that verifies by
 * itself, with numbers of persons masked but in the recorded pages, and without anybody's account.
 */
@NullMarked
package org.hulian.review.evidence;

import org.jspecify.annotations.NullMarked;
