package org.hulian.crawler.extract;

import java.time.OffsetDateTime;
import java.util.List;
import org.hulian.listing.Price;
import org.hulian.listing.Reply;
import org.jspecify.annotations.Nullable;

/**
 * What one way of reading a page found of its item. Absent fields were not found; an empty body was
 * found empty.
 */
record Reading(
    @Nullable String title,
    @Nullable String body,
    @Nullable Price price,
    @Nullable String seller,
    @Nullable OffsetDateTime postedAt,
    @Nullable String category,
    @Nullable List<Reply> replies,
    List<String> images) {

  static final Reading NOTHING = new Reading(null, null, null, null, null, null, null, List.of());

  /** This reading, its gaps filled from another. */
  Reading or(Reading other) {
    return new Reading(
        first(title, other.title),
        first(body, other.body),
        first(price, other.price),
        first(seller, other.seller),
        first(postedAt, other.postedAt),
        first(category, other.category),
        first(replies, other.replies),
        images.isEmpty() ? other.images : images);
  }

  Reading withTitle(@Nullable String value) {
    return new Reading(value, body, price, seller, postedAt, category, replies, images);
  }

  Reading withBody(@Nullable String value) {
    return new Reading(title, value, price, seller, postedAt, category, replies, images);
  }

  Reading withPrice(@Nullable Price value) {
    return new Reading(title, body, value, seller, postedAt, category, replies, images);
  }

  Reading withSeller(@Nullable String value) {
    return new Reading(title, body, price, value, postedAt, category, replies, images);
  }

  Reading withPostedAt(@Nullable OffsetDateTime value) {
    return new Reading(title, body, price, seller, value, category, replies, images);
  }

  Reading withCategory(@Nullable String value) {
    return new Reading(title, body, price, seller, postedAt, value, replies, images);
  }

  Reading withReplies(@Nullable List<Reply> value) {
    return new Reading(title, body, price, seller, postedAt, category, value, images);
  }

  Reading withImages(List<String> value) {
    return new Reading(title, body, price, seller, postedAt, category, replies, value);
  }

  /** Whether there is anything that a reader would call an item. */
  boolean showsSomething() {
    return (title != null && !title.isBlank()) || (body != null && !body.isBlank());
  }

  private static <T> @Nullable T first(@Nullable T one, @Nullable T other) {
    return one != null ? one : other;
  }
}
