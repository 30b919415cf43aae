package org.hulian.crawler.extract;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.hulian.listing.Reply;

/**
 * Where the replies of one page stand among those of the whole thread as it was known before.
 *
 * <p>By its author and time a reply is known whatever was made of its text; where times are not
 * printed, or only as "three days ago", by its author and text. The same short answer is given
 * often, so the place at which most replies of the page agree counts. Replies at the ends of the
 * page that are like none before are taken for edits of what stood there.
 *
 * @param from place of the page's first reply
 * @param to behind its last
 * @param first place of the first reply that is known from before
 * @param last place of the last one
 * @param agreed how many are known from before
 */
record ReplyMatch(int from, int to, int first, int last, int agreed) {
  /** So many replies may have been deleted, or have come in between, within one page. */
  private static final int SHIFT = 30;

  /** A reply by its author and time; empty text if it does not have both. */
  static final Function<Reply, String> TIME =
      reply ->
          reply.author() == null || reply.postedAt() == null
              ? ""
              : reply.author() + '\n' + reply.postedAt().toInstant();

  /** A reply by its author and text. */
  static final Function<Reply, String> TEXT =
      reply ->
          (reply.author() == null ? "" : reply.author()) + '\n' + Replies.squashed(reply.body());

  /**
   * The place at which most replies agree, however few these are.
   *
   * @param likely where the page would begin if nothing had changed; of several places that fit
   *     alike the nearest to it counts
   */
  static Optional<ReplyMatch> find(
      List<Reply> all, List<Reply> page, int likely, Function<Reply, String> key) {
    List<NavigableSet<Integer>> places = places(all, page, key);
    return start(places, all.size(), likely).map(start -> around(places, start, all.size()));
  }

  /** The same match in a list of which this one's was a part. */
  ReplyMatch movedBy(int count) {
    return new ReplyMatch(from + count, to + count, first + count, last + count, agreed);
  }

  /** Whether at least half of the replies at the place agree. */
  boolean half() {
    return 2 * agreed >= to - from;
  }

  /** Whether those that agree are not the same answer over and over. */
  boolean varied(List<Reply> all) {
    return all.subList(first, last + 1).stream().map(TEXT).distinct().count() > 1 && agreed > 1;
  }

  private static ReplyMatch around(List<NavigableSet<Integer>> places, int start, int size) {
    int sure = 0;
    while (!places.get(sure).contains(start + sure)) {
      sure++;
    }
    int agreed = 1;
    int first = start + sure;
    int before = sure;
    for (int i = sure - 1; i >= 0; i--) {
      Integer at = places.get(i).lower(first);
      if (at != null && at >= first - SHIFT) {
        first = at;
        before = i;
        agreed++;
      }
    }
    int last = start + sure;
    int behind = places.size() - 1 - sure;
    for (int i = sure + 1; i < places.size(); i++) {
      Integer at = places.get(i).higher(last);
      if (at != null && at <= last + SHIFT) {
        last = at;
        behind = places.size() - 1 - i;
        agreed++;
      }
    }
    int to = Math.min(size, last + 1 + behind);
    return new ReplyMatch(Math.max(0, first - before), to, first, last, agreed);
  }

  /** For each reply of the page the places at which it may stand. */
  private static List<NavigableSet<Integer>> places(
      List<Reply> all, List<Reply> page, Function<Reply, String> key) {
    List<String> wanted = page.stream().map(key).toList();
    Set<String> keys = new HashSet<>(wanted);
    keys.remove("");
    Map<String, NavigableSet<Integer>> byKey = new HashMap<>();
    for (int at = 0; at < all.size() && !keys.isEmpty(); at++) {
      String own = key.apply(all.get(at));
      if (keys.contains(own)) {
        byKey.computeIfAbsent(own, k -> new TreeSet<>()).add(at);
      }
    }
    List<NavigableSet<Integer>> places = new ArrayList<>();
    wanted.forEach(own -> places.add(byKey.getOrDefault(own, new TreeSet<>())));
    return places;
  }

  /** The place of the page's first reply by most votes. */
  private static Optional<Integer> start(List<NavigableSet<Integer>> places, int size, int likely) {
    int[] votes = new int[size + places.size()];
    for (int i = 0; i < places.size(); i++) {
      for (int at : places.get(i)) {
        votes[at - i + places.size()]++;
      }
    }
    int most = Arrays.stream(votes).max().orElse(0);
    Optional<Integer> best = Optional.empty();
    for (int v = 0; v < votes.length && most > 0; v++) {
      int start = v - places.size();
      if (votes[v] == most
          && (best.isEmpty() || Math.abs(start - likely) < Math.abs(best.get() - likely))) {
        best = Optional.of(start);
      }
    }
    return best;
  }
}
