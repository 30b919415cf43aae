/**
 * Notices to platforms and what became of them, and statements of reasons.
 *
 * <p>Enters: drafts, what people did with them, and each look at an item that one was sent for.
 * Leaves: where each notice stands, with events that are never rewritten and the recorded answers
 * that prove what they say.
 */
@NullMarked
package org.hulian.store.notice;

import org.jspecify.annotations.NullMarked;
