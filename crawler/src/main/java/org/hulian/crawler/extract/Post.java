package org.hulian.crawler.extract;

import java.time.OffsetDateTime;
import org.hulian.listing.Reply;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * One post of a thread, or one comment under something.
 *
 * @param block all that belongs to it
 * @param content the part that its author wrote; null where the text stands loose in the block
 */
record Post(
    Element block,
    @Nullable Element content,
    @Nullable String author,
    @Nullable OffsetDateTime postedAt,
    String text) {

  Reply asReply() {
    return new Reply(author, text, postedAt);
  }
}
