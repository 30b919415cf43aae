package org.hulian.app.demo;

import java.util.List;
import java.util.Map;
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
 * @param secondDay what happens to it between the two runs
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
    SecondDay secondDay,
    List<SampleReply> replies) {

  /** An answer in a thread. */
  record SampleReply(String author, String body) {}

  /** What happens between the two runs. */
  sealed interface SecondDay {
    /** Nothing. */
    record Same() implements SecondDay {}

    /** The item is deleted. */
    record Gone() implements SecondDay {}

    /** The item is only there on the second day. */
    record Added() implements SecondDay {}

    /** The author edits the item. */
    record Edited(String title, String body) implements SecondDay {}
  }

  boolean isOffer() {
    return truth.equals("offer");
  }

  /** Whether the item is an offer only after it was edited. */
  boolean isOfferOnSecondDayOnly() {
    return isOffer() && secondDay instanceof SecondDay.Edited;
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
        secondDay(row.get("day2")),
        replies(row.get("replies")));
  }

  private static SecondDay secondDay(@Nullable Object value) {
    return switch (value) {
      case null -> new SecondDay.Same();
      case String word when word.equals("gone") -> new SecondDay.Gone();
      case String word when word.equals("added") -> new SecondDay.Added();
      case Map<?, ?> edit -> new SecondDay.Edited(text(edit, "title"), text(edit, "body"));
      default -> throw new IllegalArgumentException("day2 is gone, added or an edit: " + value);
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
