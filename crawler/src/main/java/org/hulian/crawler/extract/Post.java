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
  private static final int LONGEST_BLOCK = 1_000;
  private static final int LONGEST_NOTICE = 60;

  /** Whether moderators put a notice in the place of the text. */
  boolean hidden() {
    String said = text.isBlank() ? PlainText.shortLine(block, LONGEST_BLOCK) : text;
    boolean little = text.length() <= LONGEST_NOTICE;
    return little && Vocabulary.standard().says("hiddenPost", said);
  }

  Reply asReply() {
    return new Reply(author, text, postedAt);
  }
}
