package org.hulian.crawler.extract;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.hulian.crawler.extract.Extraction.Part;
import org.hulian.listing.Listing;
import org.hulian.listing.Reply;
import org.jspecify.annotations.Nullable;

/**
 * One item that goes over several pages, as far as it is known: what an earlier run knew of it,
 * into which each page that is seen is put at its place. Not thread-safe.
 *
 * <p>The page that opens the item has the last word on everything but what it does not show: the
 * replies of other pages, and a text that stands on a page of its own. A reply is dropped where the
 * pages around it were seen in one run and none shows it; in doubt it stays.
 */
final class GrowingItem {
  private @Nullable Listing whole;
  private final NavigableMap<Integer, Seen> seen = new TreeMap<>();

  /** Where the replies of a part that was seen stand in the whole, and which part follows it. */
  private record Seen(int from, int to, int next) {
    Seen movedBy(int places) {
      return new Seen(from + places, to + places, next);
    }
  }

  /**
   * Begins with what was known before.
   *
   * @param known null if nothing was
   */
  GrowingItem(@Nullable Listing known) {
    whole = known;
  }

  /** Whether every part of the item was seen. */
  boolean complete() {
    Seen part = seen.get(1);
    while (part != null && part.next != 0) {
      part = seen.get(part.next);
    }
    return part != null;
  }

  /** About how many characters it keeps in memory. */
  long size() {
    return whole == null ? 0 : SpilledParts.size(whole);
  }

  /** The item after a look at one more page with its text, such as the one of goods in a thread. */
  Listing detailed(Listing detail) {
    Listing known = whole == null ? detail : ItemParts.filled(whole, detail);
    String body = detail.body().isBlank() ? known.body() : detail.body();
    Listing now = known.toBuilder().body(body).sighting(detail.sighting()).build();
    whole = now;
    return now;
  }

  /** The item after a look at one of its parts. */
  Listing seen(Listing page, Part part) {
    List<Reply> replies = new ArrayList<>(whole == null ? List.of() : whole.replies());
    boolean all = part.number() == 1 && part.last();
    if (all || !page.replies().isEmpty()) {
      put(page, part, replies);
    }
    Listing now = fields(page, part).toBuilder().replies(replies).sighting(page.sighting()).build();
    whole = now;
    return now;
  }

  private Listing fields(Listing page, Part part) {
    if (whole == null) {
      return page;
    }
    if (part.number() > 1) {
      // What the opening page did not show is not to come and go with the others.
      return whole.body().isBlank() ? ItemParts.filled(whole, page) : whole;
    }
    return page.body().isBlank() ? ItemParts.filled(page, whole) : page;
  }

  private void put(Listing page, Part part, List<Reply> all) {
    Range range = range(page, part, all);
    int grown = page.replies().size() - (range.to - range.from);
    all.subList(range.from, range.to).clear();
    all.addAll(range.from, page.replies());
    Map<Integer, Seen> others = new TreeMap<>(seen);
    seen.clear();
    others.forEach(
        (number, other) -> {
          // Another view of the thread may cut it elsewhere; what overlaps is of no help then.
          if (other.to <= range.from) {
            seen.put(number, other);
          } else if (other.from >= range.to) {
            seen.put(number, other.movedBy(grown));
          }
        });
    seen.put(part.number(), new Seen(range.from, range.from + page.replies().size(), part.next()));
  }

  /** Places in the whole that a page takes. */
  private record Range(int from, int to) {}

  private Range range(Listing page, Part part, List<Reply> all) {
    Map.Entry<Integer, Seen> below = seen.lowerEntry(part.number());
    Map.Entry<Integer, Seen> above = seen.higherEntry(part.number());
    boolean follows = below != null && below.getValue().next == part.number();
    int begin = part.number() == 1 ? 0 : follows ? below.getValue().to : -1;
    boolean followed = above != null && above.getKey() == part.next();
    int end = part.last() ? all.size() : followed ? above.getValue().from : -1;
    Optional<ReplyMatch> match = match(page, part, all, begin);
    if (match.isPresent()) {
      // What stands between this page and the next one that was seen has been deleted.
      int from = begin >= 0 && begin <= match.get().first() ? begin : match.get().from();
      int to = end > match.get().last() ? end : match.get().to();
      return new Range(from, Math.max(from, to));
    }
    int most = above == null ? all.size() : above.getValue().from;
    int from = begin >= 0 ? begin : Math.min(most, byTime(page.replies(), all));
    int to =
        end >= 0 ? end : part.number() == 1 ? Math.min(most, replaced(page.replies(), all)) : from;
    return new Range(from, Math.max(from, to));
  }

  private Optional<ReplyMatch> match(Listing page, Part part, List<Reply> all, int begin) {
    List<Reply> replies = page.replies();
    int likely = begin >= 0 ? begin : Math.max(0, all.size() - replies.size());
    Optional<ReplyMatch> timed =
        ReplyMatch.find(all, replies, likely, ReplyMatch.TIME).filter(ReplyMatch::half);
    boolean exact = exact(page);
    if (timed.isPresent() || (exact && begin >= 0)) {
      return timed.or(() -> behind(begin, part, all, replies).filter(ReplyMatch::half));
    }
    Predicate<ReplyMatch> alike =
        match ->
            match.half()
                && match.agreed() > 1
                && (match.varied(all) || (begin < 0 && match.agreed() == replies.size()));
    Optional<ReplyMatch> said =
        ReplyMatch.find(all, replies, likely, ReplyMatch.TEXT).filter(alike);
    return said.isPresent() || exact
        ? said
        : behind(Math.max(0, begin), part, all, replies)
            .filter(found -> begin >= 0 || (part.last() && found.last() == all.size() - 1));
  }

  /** Little agrees by text, but where the page begins is known, and where the next one does. */
  private Optional<ReplyMatch> behind(int begin, Part part, List<Reply> all, List<Reply> replies) {
    Map.Entry<Integer, Seen> above = seen.higherEntry(part.number());
    int high = Math.max(begin, above == null ? all.size() : above.getValue().from);
    return ReplyMatch.find(all.subList(begin, high), replies, 0, ReplyMatch.TEXT)
        .map(found -> found.movedBy(begin));
  }

  /**
   * Whether a page prints the times of its replies exactly, so that one at another time is another
   * reply. What is counted back from the moment of the look has the seconds of that moment.
   */
  private static boolean exact(Listing page) {
    Instant looked = page.sighting().fetchedAt();
    return looked != null
        && page.replies().stream()
            .map(Reply::postedAt)
            .allMatch(time -> time != null && !sameSecond(time.toInstant(), looked));
  }

  private static boolean sameSecond(Instant one, Instant other) {
    return Math.floorMod(one.getEpochSecond() - other.getEpochSecond(), 60L) == 0
        && one.getNano() == other.getNano();
  }

  /** Where a page of which no reply was known stands by the time of its first one. */
  private static int byTime(List<Reply> page, List<Reply> all) {
    OffsetDateTime time = page.getFirst().postedAt();
    int at = all.size();
    while (time != null && at > 0 && later(all.get(at - 1), time)) {
      at--;
    }
    return at;
  }

  /** How many of the first replies gave way to a first page of which none was known. */
  private static int replaced(List<Reply> page, List<Reply> all) {
    OffsetDateTime last = page.getLast().postedAt();
    int count = 0;
    while (count < Math.min(page.size(), all.size())
        && (last == null || !later(all.get(count), last))) {
      count++;
    }
    return count;
  }

  private static boolean later(Reply reply, OffsetDateTime time) {
    return reply.postedAt() != null && reply.postedAt().isAfter(time);
  }
}
