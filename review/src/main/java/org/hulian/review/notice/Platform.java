package org.hulian.review.notice;

import java.util.List;
import java.util.Set;

/**
 * Somebody that notices go to.
 *
 * @param name as listings call it
 * @param jurisdiction {@code CN} or {@code EU}
 * @param zh what a notice in Chinese calls it
 * @param en what one in English calls it
 * @param replyDays days after which an answer is due, at least 1
 */
record Platform(
    String name, String jurisdiction, String zh, String en, int replyDays, List<Channel> channels) {
  /** Kinds of channels. */
  static final List<String> KINDS = List.of("form", "email", "letter", "phone", "api", "other");

  private static final Set<String> JURISDICTIONS = Set.of("CN", "EU");
  private static final int MAX_REPLY_DAYS = 365;

  /**
   * A way to it.
   *
   * @param kind one of {@link #KINDS}
   * @param where an address, a number
   */
  record Channel(String kind, String where) {
    Channel {
      if (!KINDS.contains(kind)) {
        throw new IllegalArgumentException("no such channel: " + kind);
      }
    }
  }

  Platform {
    channels = List.copyOf(channels);
    if (!JURISDICTIONS.contains(jurisdiction)) {
      throw new IllegalArgumentException("no such jurisdiction: " + jurisdiction);
    }
    if (replyDays < 1 || replyDays > MAX_REPLY_DAYS) {
      throw new IllegalArgumentException("reply-days is 1 to 365, not " + replyDays);
    }
  }

  /** What a notice calls it. */
  public String recipient(String language) {
    return language.equals("en") ? en : zh;
  }

  /** The channel that is proposed, with its place; empty if none is known. */
  String firstChannel() {
    return channels.isEmpty() ? "" : channels.getFirst().kind + ": " + channels.getFirst().where;
  }
}
