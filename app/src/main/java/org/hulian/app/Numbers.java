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

  /** A probability, above 0 and below 1. */
  static final class Share implements ITypeConverter<Double> {
    @Override
    public Double convert(String text) {
      double share = text.matches("0?\\.[0-9]{1,9}") ? Double.parseDouble(text) : 0;
      if (share == 0) {
        throw new TypeConversionException(
            "'" + text + "' is not a number above 0 and below 1, such as 0.25");
      }
      return share;
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
