package org.hulian.crawler.extract;

import java.util.Arrays;
import java.util.Optional;

/**
 * Which way won for each field of an item. It is one number, since it is kept of every page that is
 * read and asked for hardly ever.
 *
 * @param packed four bits for each field, 0 where nothing was found, or else the way's number from
 *     1
 */
public record FieldWays(int packed) {
  /** Nothing was found. */
  public static final FieldWays NONE = new FieldWays(0);

  private static final int BITS = 4;
  private static final int MASK = (1 << BITS) - 1;

  /** The way that found a field; empty if none did. */
  public Optional<Way> of(Field field) {
    int number = number(field);
    return Arrays.stream(Way.values()).filter(way -> way.number() == number).findFirst();
  }

  private int number(Field field) {
    return (packed >>> (BITS * field.place())) & MASK;
  }

  private FieldWays set(Field field, int number) {
    int shift = BITS * field.place();
    return new FieldWays((packed & ~(MASK << shift)) | (number << shift));
  }

  /** The same, with this way for a field that has none yet. */
  FieldWays or(Field field, Way way) {
    return number(field) == 0 ? set(field, way.number()) : this;
  }

  /** The same, with what others say of a field. */
  FieldWays from(Field field, FieldWays others) {
    return set(field, others.number(field));
  }
}
