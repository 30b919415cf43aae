package org.hulian.crawler.extract;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.hulian.listing.Reply;

/** Joins the replies of several pages of one thread. */
final class Replies {
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private Replies() {}

  /**
   * Appends the replies of the next page. Views of one thread cut it into pages of different
   * lengths, so the next page may begin with what is already there, or hold nothing new.
   */
  static void append(List<Reply> all, List<Reply> next) {
    List<String> have = keys(all);
    List<String> come = keys(next);
    if (come.isEmpty() || holds(have, come)) {
      return;
    }
    for (int overlap = Math.min(have.size(), come.size()); overlap > 0; overlap--) {
      if (have.subList(have.size() - overlap, have.size()).equals(come.subList(0, overlap))) {
        all.addAll(next.subList(overlap, next.size()));
        return;
      }
    }
    all.addAll(next);
  }

  private static boolean holds(List<String> have, List<String> come) {
    // One short answer may well be given twice; two in a row are the same two.
    boolean several = come.stream().distinct().count() > 1;
    return have.equals(come) || (several && Collections.indexOfSubList(have, come) >= 0);
  }

  private static List<String> keys(List<Reply> replies) {
    List<String> keys = new ArrayList<>();
    replies.forEach(
        reply -> keys.add(Objects.toString(reply.author(), "") + '\n' + squashed(reply.body())));
    return keys;
  }

  /** A text as it is compared: pages differ in the white space that they print. */
  static String squashed(String text) {
    return BLANKS.matcher(text).replaceAll("");
  }
}
