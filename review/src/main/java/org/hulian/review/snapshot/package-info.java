/**
 * The recorded page that a case rests on, as text.
 *
 * <p>Enters: a case, the WARC files. Leaves: lines of text with what names persons masked, and what
 * is known of the recording. Nothing of the page is ever markup, and nothing of it is asked for.
 */
@NullMarked
package org.hulian.review.snapshot;

import org.jspecify.annotations.NullMarked;
