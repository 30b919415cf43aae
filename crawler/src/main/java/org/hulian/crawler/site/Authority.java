package org.hulian.crawler.site;

import java.time.LocalDate;

/**
 * A site owner's permission to look at what robots.txt closes.
 *
 * @param who the owner or the person who speaks for it
 * @param reference where the permission is kept, such as a letter's number
 * @param until the last day on which it holds
 */
public record Authority(String who, String reference, LocalDate until) {
  /** Whether the permission holds on this day. */
  public boolean holdsOn(LocalDate day) {
    return !day.isAfter(until);
  }
}
