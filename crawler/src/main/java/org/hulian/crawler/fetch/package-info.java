/**
 * Asks for pages: only where it is allowed and safe, once, within limits, and with every answer
 * recorded before it is read.
 *
 * <p>Enters: an address whose turn it is. Leaves: a page, or a reason why there is none. The shell
 * of crawler4j stands here too: its loop asks, reads and hands back, and every part that decides is
 * ours.
 */
@NullMarked
package org.hulian.crawler.fetch;

import org.jspecify.annotations.NullMarked;
