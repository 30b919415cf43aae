/**
 * Runs the scripts of pages in a browser that opens no connection of its own.
 *
 * <p>Enters: a page as its server sent it. Leaves: the page as a visitor sees it, or why there is
 * none. What the page wants meanwhile is asked for by {@code crawler.fetch}, with the same guard,
 * robots.txt, pace and records as all else.
 */
@NullMarked
package org.hulian.crawler.render;

import org.jspecify.annotations.NullMarked;
