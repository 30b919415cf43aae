package org.hulian.listing.feed;

/**
 * Something in a feed that could not be read.
 *
 * @param file name of the feed
 * @param line from 1
 * @param reason in one line
 */
public record FeedProblem(String file, long line, String reason) {
  @Override
  public String toString() {
    return file + ", line " + line + ": " + reason;
  }
}
