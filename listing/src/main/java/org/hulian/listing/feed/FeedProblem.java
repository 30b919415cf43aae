package org.hulian.listing.feed;

/**
 * A line that could not be read; the rest of the feed goes on.
 *
 * @param file name of the feed as it was given
 * @param line first line of the item, from 1
 * @param reason for people, cut to one line of 200 characters
 */
public record FeedProblem(String file, long line, String reason) implements FeedItem {
  private static final int MAX_LENGTH = 200;

  public FeedProblem {
    reason = reason.replaceAll("\\p{Cntrl}+", " ");
    reason = reason.length() > MAX_LENGTH ? reason.substring(0, MAX_LENGTH) + "…" : reason;
  }

  @Override
  public String toString() {
    return file + ":" + line + ": " + reason;
  }
}
