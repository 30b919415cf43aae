package org.hulian.listing.feed;

import org.jspecify.annotations.Nullable;

/**
 * A line as it was read.
 *
 * @param number from 1
 * @param text without its line end
 * @param problem why the text is of no use, else null
 */
record FeedLine(long number, String text, @Nullable String problem) {}
