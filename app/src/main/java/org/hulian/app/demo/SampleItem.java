package org.hulian.app.demo;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One item of the sample market: goods of the shop or a thread of the forum.
 *
 * @param key slug or number
 * @param section category or board
 * @param price in yuan, absent where there is none
 * @param daysAgo when it was published, in days before today
 * @param truth {@code offer}, {@code lookalike} or {@code ordinary}
 * @param category of an offer, else empty
 * @param disguise how an offer hides, else empty
 * @param changes what happens to it, by the number of the day, of which the first is 1
 * @param replies of a thread, in order
 */
record SampleItem(
    String key,
    String section,
    String title,
    String body,
    @Nullable String price,
    String author,
    int daysAgo,
    String truth,
    String category,
    String disguise,
    SortedMap<Integer, Change> changes,
    List<SampleReply> replies) {
  private static final List<Integer> LATER_DAYS = List.of(2, 3);

  SampleItem {
    changes = Collections.unmodifiableSortedMap(new TreeMap<>(changes));
    replies = List.copyOf(replies);
  }

  /** An answer in a thread. */
  record SampleReply(String author, String body) {}

  /** What happens to an item before a day begins. */
  sealed interface Change {
    /** The item is deleted. */
    record Gone() implements Change {}

    /** The item is not there before. */
    record Added() implements Change {}

    /** The author edits the item. */
    record Edited(String title, String body) implements Change {}
  }

  boolean isOffer() {
    return truth.equals("offer");
  }

  /** Whether the public can see it on this day. */
  boolean isThere(int day) {
    SortedMap<Integer, Change> past = changes.headMap(day + 1);
    return past.isEmpty()
        ? !(first() instanceof Change.Added)
        : !(past.get(past.lastKey()) instanceof Change.Gone);
  }

  private @Nullable Change first() {
    return changes.isEmpty() ? null : changes.get(changes.firstKey());
  }

  /** Whether the public could see it on this day or before. */
  boolean wasThereBy(int day) {
    return !(first() instanceof Change.Added) || changes.firstKey() <= day;
  }

  /** What its author has made of it by this day, if anything. */
  Optional<Change.Edited> edited(int day) {
    return changes.headMap(day + 1).values().stream()
        .filter(Change.Edited.class::isInstance)
        .map(Change.Edited.class::cast)
        .reduce((earlier, later) -> later);
  }

  static SampleItem read(Map<?, ?> row, String keyName, String sectionName, String authorName) {
    Object price = row.get("price");
    return new SampleItem(
        text(row, keyName),
        text(row, sectionName),
        text(row, "title"),
        text(row, "body"),
        price == null ? null : price.toString(),
        text(row, authorName),
        Integer.parseInt(text(row, "days")),
        text(row, "truth"),
        row.containsKey("offers") ? text(row, "offers") : "",
        row.containsKey("disguise") ? text(row, "disguise") : "",
        changes(row),
        replies(row.get("replies")));
  }

  private static SortedMap<Integer, Change> changes(Map<?, ?> row) {
    SortedMap<Integer, Change> changes = new TreeMap<>();
    for (int day : LATER_DAYS) {
      Object value = row.get("day" + day);
      if (value != null) {
        changes.put(day, change(value));
      }
    }
    return changes;
  }

  private static Change change(Object value) {
    return switch (value) {
      case String word when word.equals("gone") -> new Change.Gone();
      case String word when word.equals("added") -> new Change.Added();
      case Map<?, ?> edit -> new Change.Edited(text(edit, "title"), text(edit, "body"));
      default -> throw new IllegalArgumentException("a day is gone, added or an edit: " + value);
    };
  }

  private static List<SampleReply> replies(@Nullable Object value) {
    if (!(value instanceof List<?> rows)) {
      return List.of();
    }
    return rows.stream()
        .map(row -> (Map<?, ?>) row)
        .map(row -> new SampleReply(text(row, "author"), text(row, "body")))
        .toList();
  }

  private static String text(Map<?, ?> row, String key) {
    Object value = row.get(key);
    if (value == null) {
      throw new IllegalArgumentException("a row of the sample market has no " + key + ": " + row);
    }
    return value.toString();
  }
}
