/**
 * Reads listings off pages: structured data first, the shape of lists and posts second, the marks
 * of an engine third.
 *
 * <p>Enters: one response. Leaves: the items on it, the links on it, and what kind of page it is.
 */
@NullMarked
package org.hulian.crawler.extract;

import org.jspecify.annotations.NullMarked;
