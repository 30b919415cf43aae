package org.hulian.crawler.extract;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.hulian.listing.Price;
import org.hulian.listing.Reply;
import org.jspecify.annotations.Nullable;

/**
 * What one way of reading a page found of its item. Absent fields were not found; an empty body was
 * found empty.
 *
 * @param ways how each field was found
 */
record Reading(
    @Nullable String title,
    @Nullable String body,
    @Nullable Price price,
    @Nullable String seller,
    @Nullable OffsetDateTime postedAt,
    @Nullable String category,
    @Nullable List<Reply> replies,
    List<String> images,
    FieldWays ways) {

  private static final Field[] FIELDS = Field.values();

  static final Reading NOTHING =
      new Reading(null, null, null, null, null, null, null, List.of(), FieldWays.NONE);

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
        images.isEmpty() ? other.images : images,
        waysOr(other));
  }

  private FieldWays waysOr(Reading other) {
    FieldWays merged = ways;
    for (Field field : FIELDS) {
      merged = has(field) ? merged : merged.from(field, other.ways);
    }
    return merged;
  }

  private boolean has(Field field) {
    return switch (field) {
      case TITLE -> title != null;
      case BODY -> body != null;
      case PRICE -> price != null;
      case SELLER -> seller != null;
      case TIME -> postedAt != null;
      case CATEGORY -> category != null;
      case REPLIES -> replies != null;
      case PICTURES -> !images.isEmpty();
    };
  }

  /** The same, with this way for all that was found and of which nothing is said yet. */
  Reading by(Way way) {
    FieldWays named = ways;
    for (Field field : FIELDS) {
      named = has(field) ? named.or(field, way) : named;
    }
    return with(named);
  }

  /** The same, with this way for one field if it was found. */
  Reading by(Way way, Field field) {
    return has(field) ? with(ways.or(field, way)) : this;
  }

  private Reading with(FieldWays named) {
    return new Reading(title, body, price, seller, postedAt, category, replies, images, named);
  }

  /** A field that gets another value was found another way. */
  private FieldWays kept(Field field, @Nullable Object before, @Nullable Object now) {
    return Objects.equals(before, now) ? ways : ways.from(field, FieldWays.NONE);
  }

  Reading withTitle(@Nullable String value) {
    return new Reading(
        value,
        body,
        price,
        seller,
        postedAt,
        category,
        replies,
        images,
        kept(Field.TITLE, title, value));
  }

  Reading withBody(@Nullable String value) {
    return new Reading(
        title,
        value,
        price,
        seller,
        postedAt,
        category,
        replies,
        images,
        kept(Field.BODY, body, value));
  }

  Reading withPrice(@Nullable Price value) {
    return new Reading(
        title,
        body,
        value,
        seller,
        postedAt,
        category,
        replies,
        images,
        kept(Field.PRICE, price, value));
  }

  Reading withSeller(@Nullable String value) {
    return new Reading(
        title,
        body,
        price,
        value,
        postedAt,
        category,
        replies,
        images,
        kept(Field.SELLER, seller, value));
  }

  Reading withPostedAt(@Nullable OffsetDateTime value) {
    return new Reading(
        title,
        body,
        price,
        seller,
        value,
        category,
        replies,
        images,
        kept(Field.TIME, postedAt, value));
  }

  Reading withCategory(@Nullable String value) {
    return new Reading(
        title,
        body,
        price,
        seller,
        postedAt,
        value,
        replies,
        images,
        kept(Field.CATEGORY, category, value));
  }

  Reading withReplies(@Nullable List<Reply> value) {
    return new Reading(
        title,
        body,
        price,
        seller,
        postedAt,
        category,
        value,
        images,
        kept(Field.REPLIES, replies, value));
  }

  Reading withImages(List<String> value) {
    return new Reading(
        title,
        body,
        price,
        seller,
        postedAt,
        category,
        replies,
        value,
        kept(Field.PICTURES, images, value));
  }

  /** Whether there is anything that a reader would call an item. */
  boolean showsSomething() {
    return (title != null && !title.isBlank()) || (body != null && !body.isBlank());
  }

  private static <T> @Nullable T first(@Nullable T one, @Nullable T other) {
    return one != null ? one : other;
  }
}
