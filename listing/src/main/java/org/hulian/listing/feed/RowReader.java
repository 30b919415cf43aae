package org.hulian.listing.feed;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads a feed item by item. */
interface RowReader extends Closeable {
  /** The next item, or null at the end. */
  @Nullable FeedRow next() throws IOException;
}
