package org.hulian.listing;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One public offer or forum thread, as its author wrote it. Immutable.
 *
 * @param id names the item for good
 * @param origin where it stands
 * @param kind goods or thread
 * @param title plain text, may be empty if the body is not
 * @param body the author's plain text with its line breaks, may be empty if the title is not
 * @param price the price field, absent where the item has none
 * @param seller author, user or shop name as printed
 * @param postedAt when the item was published, with the page's offset
 * @param category board or category as printed
 * @param replies in posting order
 * @param images addresses only; pictures are not kept
 * @param sighting the look that this is from; not part of the content
 */
public record Listing(
    ListingId id,
    Origin origin,
    Kind kind,
    String title,
    String body,
    @Nullable Price price,
    @Nullable String seller,
    @Nullable OffsetDateTime postedAt,
    @Nullable String category,
    List<Reply> replies,
    List<String> images,
    Sighting sighting) {

  public Listing {
    replies = List.copyOf(replies);
    images = List.copyOf(images);
    if (sighting.status() == Status.LIVE && title.isBlank() && body.isBlank()) {
      throw new IllegalArgumentException("a live listing has a title or a body");
    }
  }

  /** Starts a listing with this id; everything else is empty or absent until it is set. */
  public static Builder builder(ListingId id) {
    return new Builder(id);
  }

  /** Starts from this listing's values. */
  public Builder toBuilder() {
    Builder builder = new Builder(id).origin(origin).kind(kind).title(title).body(body);
    return builder
        .price(price)
        .seller(seller)
        .postedAt(postedAt)
        .category(category)
        .replies(replies)
        .images(images)
        .sighting(sighting);
  }

  /**
   * Hash of what the author can change: title, body, price, seller, category, replies, images and
   * whether the item is live. Two looks at an unchanged item have the same hash; an edit has
   * another.
   *
   * @return lower-case hexadecimal SHA-256, 64 characters
   */
  public String contentHash() {
    return ContentHash.of(this);
  }

  /** Collects the values of a listing; not thread-safe. */
  public static final class Builder {
    private final ListingId id;
    private Origin origin = Origin.UNKNOWN;
    private Kind kind = Kind.LISTING;
    private String title = "";
    private String body = "";
    private @Nullable Price price;
    private @Nullable String seller;
    private @Nullable OffsetDateTime postedAt;
    private @Nullable String category;
    private List<Reply> replies = List.of();
    private List<String> images = List.of();
    private Sighting sighting = Sighting.UNRECORDED;

    private Builder(ListingId id) {
      this.id = id;
    }

    public Builder origin(Origin value) {
      origin = value;
      return this;
    }

    public Builder kind(Kind value) {
      kind = value;
      return this;
    }

    public Builder title(String value) {
      title = value;
      return this;
    }

    public Builder body(String value) {
      body = value;
      return this;
    }

    public Builder price(@Nullable Price value) {
      price = value;
      return this;
    }

    public Builder seller(@Nullable String value) {
      seller = value;
      return this;
    }

    public Builder postedAt(@Nullable OffsetDateTime value) {
      postedAt = value;
      return this;
    }

    public Builder category(@Nullable String value) {
      category = value;
      return this;
    }

    public Builder replies(List<Reply> value) {
      replies = new ArrayList<>(value);
      return this;
    }

    public Builder images(List<String> value) {
      images = new ArrayList<>(value);
      return this;
    }

    public Builder sighting(Sighting value) {
      sighting = value;
      return this;
    }

    /**
     * Makes the listing.
     *
     * @throws IllegalArgumentException if it is live and has neither title nor body
     */
    public Listing build() {
      return new Listing(
          id, origin, kind, title, body, price, seller, postedAt, category, replies, images,
          sighting);
    }
  }
}
