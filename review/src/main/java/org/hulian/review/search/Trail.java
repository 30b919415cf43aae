package org.hulian.review.search;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.hulian.store.casefile.CaseFile;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of one seller or one contact, ready to print.
 *
 * @param kind {@code seller}, or the kind of the contact
 * @param name of the seller, or the handle
 * @param site of the seller; empty for a contact
 * @param hub whether so many sellers name the contact that it is likely none of theirs
 * @param facts over all items
 * @param items the newest of them
 * @param shared what these items name, each with how many of them do; near texts and pictures with
 *     how many items of all have them, if more than one
 */
record Trail(
    String kind,
    String name,
    String site,
    boolean hub,
    Facts facts,
    List<Item> items,
    Map<Shared, Long> shared) {
  private static final int MOST_SHARED = 20;

  /** The same with cases as somebody may be told of them, if at all. */
  Trail told(Function<CaseFile, @Nullable CaseFile> told) {
    return new Trail(
        kind, name, site, hub, facts, items.stream().map(item -> item.told(told)).toList(), shared);
  }

  /** What these items name of one kind, the most frequent first. */
  public List<Map.Entry<Shared, Long>> shared(String what) {
    return shared.entrySet().stream()
        .filter(entry -> entry.getKey().what().equals(what))
        .sorted(Map.Entry.<Shared, Long>comparingByValue().reversed())
        .limit(MOST_SHARED)
        .toList();
  }

  /**
   * What counts over all items.
   *
   * @param firstSeen of the oldest
   * @param lastSeen when one of the newest was looked at last
   * @param platforms how many items each has; prices, statuses and months likewise
   */
  record Facts(
      long total,
      Instant firstSeen,
      Instant lastSeen,
      Map<String, Long> platforms,
      Map<String, Long> prices,
      Map<String, Long> statuses,
      Map<String, Long> months) {
    /** The most items of one month. */
    public long busiest() {
      return months.values().stream().mapToLong(Long::longValue).max().orElse(1);
    }
  }

  /** One item, with its case if it has one. */
  record Item(
      String id,
      String title,
      @Nullable String platform,
      @Nullable String seller,
      @Nullable String price,
      Instant firstSeen,
      Instant lastSeen,
      boolean live,
      @Nullable CaseFile file) {
    private Item told(Function<CaseFile, @Nullable CaseFile> told) {
      CaseFile shown = file == null ? null : told.apply(file);
      return new Item(id, title, platform, seller, price, firstSeen, lastSeen, live, shown);
    }
  }

  /**
   * Something that items have in common.
   *
   * @param what {@code seller}, {@code contact}, {@code cluster} or {@code picture}
   * @param href where all that share it are
   */
  record Shared(String what, String name, String href) {}
}
