package org.hulian.listing.finding;

import org.hulian.listing.Listing;

/**
 * Names one text of a listing. Written {@code title}, {@code body} or {@code replies[2]}.
 *
 * @param part which text
 * @param index of the reply, from 0; 0 for title and body
 */
public record FieldRef(Part part, int index) {
  /** The texts a listing has. */
  public enum Part {
    TITLE,
    BODY,
    REPLY
  }

  public static final FieldRef TITLE = new FieldRef(Part.TITLE, 0);
  public static final FieldRef BODY = new FieldRef(Part.BODY, 0);

  public FieldRef {
    if (index < 0 || (part != Part.REPLY && index != 0)) {
      throw new IllegalArgumentException("no such field: " + part + " " + index);
    }
  }

  /** The body of the reply at this index, from 0. */
  public static FieldRef reply(int index) {
    return new FieldRef(Part.REPLY, index);
  }

  /**
   * Reads what {@link #toString} writes.
   *
   * @throws IllegalArgumentException if it is anything else
   */
  public static FieldRef parse(String text) {
    return switch (text) {
      case "title" -> TITLE;
      case "body" -> BODY;
      default -> {
        if (!text.matches("replies\\[\\d{1,9}]")) {
          throw new IllegalArgumentException("no such field: " + text);
        }
        yield reply(Integer.parseInt(text.substring("replies[".length(), text.length() - 1)));
      }
    };
  }

  /**
   * The text that this names.
   *
   * @throws IndexOutOfBoundsException if the listing has no such reply
   */
  public String in(Listing listing) {
    return switch (part) {
      case TITLE -> listing.title();
      case BODY -> listing.body();
      case REPLY -> listing.replies().get(index).body();
    };
  }

  @Override
  public String toString() {
    return switch (part) {
      case TITLE -> "title";
      case BODY -> "body";
      case REPLY -> "replies[" + index + "]";
    };
  }
}
