package org.hulian.app;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Whole numbers on the command line, with the range in which they make sense. */
final class Numbers {
  private static final int MANY = 999_999_999;

  private Numbers() {}

  private static int read(String text, int least, int most) {
    int number = text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : -1;
    if (number < least || number > most) {
      String range = most == MANY ? "of at least " + least : "from " + least + " to " + most;
      throw new TypeConversionException("'" + text + "' is not a whole number " + range);
    }
    return number;
  }

  /** A port, or 0 for any free one. */
  static final class Port implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      return read(text, 0, 65_535);
    }
  }

  /** How many of something; at least one. */
  static final class Count implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      return read(text, 1, MANY);
    }
  }

  /** How many hits a page of search results has. */
  static final class PageSize implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      return read(text, 1, 200);
    }
  }

  /** How long an invitation holds: an hour to a year. */
  static final class Hours implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      return read(text, 1, 24 * 366);
    }
  }
}
