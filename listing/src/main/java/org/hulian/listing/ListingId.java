package org.hulian.listing;

/**
 * Names one item for good, however many addresses show it: the feed's own id, or else the canonical
 * address.
 *
 * @param value 1 to 2,048 characters, no control characters, no white space at the ends
 */
public record ListingId(String value) implements Comparable<ListingId> {
  private static final int MAX_LENGTH = 2_048;

  public ListingId {
    if (value.isBlank() || value.length() > MAX_LENGTH || !value.equals(value.strip())) {
      throw new IllegalArgumentException(
          "a listing id has 1 to " + MAX_LENGTH + " characters and no blanks at its ends");
    }
    if (value.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("a listing id has no control characters");
    }
  }

  @Override
  public int compareTo(ListingId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
