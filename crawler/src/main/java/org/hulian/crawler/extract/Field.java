package org.hulian.crawler.extract;

import java.util.Locale;
import org.hulian.listing.Listing;

/** What is read of an item. */
public enum Field {
  TITLE(0),
  BODY(1),
  PRICE(2),
  SELLER(3),
  TIME(4),
  CATEGORY(5),
  REPLIES(6),
  PICTURES(7);

  private final int place;

  Field(int place) {
    this.place = place;
  }

  /** Its place among the fields, from 0. */
  int place() {
    return place;
  }

  /** The name by which a site definition asks for it. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether an item has it. */
  public boolean shown(Listing item) {
    return switch (this) {
      case TITLE -> !item.title().isBlank();
      case BODY -> !item.body().isBlank();
      case PRICE -> item.price() != null;
      case SELLER -> item.seller() != null;
      case TIME -> item.postedAt() != null;
      case CATEGORY -> item.category() != null;
      case REPLIES -> !item.replies().isEmpty();
      case PICTURES -> !item.images().isEmpty();
    };
  }
}
