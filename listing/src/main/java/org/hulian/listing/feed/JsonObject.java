package org.hulian.listing.feed;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One JSON object; what is not of the kind asked for is a {@link FeedException}. */
record JsonObject(Map<String, @Nullable Object> values) {

  /** More than any price, and than any double, has before or after its point. */
  private static final int MAX_DIGITS = 400;

  /** The same object without this field. */
  JsonObject without(String name) {
    Map<String, @Nullable Object> rest = new LinkedHashMap<>(values);
    rest.remove(name);
    return new JsonObject(rest);
  }

  boolean has(String name) {
    return values.get(name) != null;
  }

  @Nullable Object raw(String name) {
    return values.get(name);
  }

  /** A text; a number counts as its digits; absent if null or not there. */
  @Nullable String text(String name) {
    return switch (values.get(name)) {
      case null -> null;
      case String text -> text;
      case BigDecimal number -> bounded(name, number).toPlainString();
      default -> throw new FeedException(name + " is not a text");
    };
  }

  String textOr(String name, String absent) {
    String text = text(name);
    return text == null ? absent : text;
  }

  String required(String name) {
    String text = text(name);
    if (text == null) {
      throw new FeedException("there is no " + name);
    }
    return text;
  }

  @Nullable BigDecimal number(String name) {
    return switch (values.get(name)) {
      case null -> null;
      case BigDecimal number -> bounded(name, number);
      case String text -> decimal(name, text);
      default -> throw new FeedException(name + " is not a number");
    };
  }

  BigDecimal requiredNumber(String name) {
    BigDecimal number = number(name);
    if (number == null) {
      throw new FeedException("there is no " + name);
    }
    return number;
  }

  /** Written out, 1e999999999 would fill the memory. */
  static BigDecimal bounded(String name, BigDecimal number) {
    long whole = (long) number.precision() - number.scale();
    if (whole > MAX_DIGITS || number.scale() > MAX_DIGITS) {
      throw new FeedException(name + " is out of range");
    }
    return number;
  }

  private static BigDecimal decimal(String name, String text) {
    try {
      return bounded(name, new BigDecimal(text.strip()));
    } catch (NumberFormatException e) {
      throw new FeedException(name + " is not a number: " + FeedException.quote(text));
    }
  }

  int integer(String name) {
    try {
      return requiredNumber(name).intValueExact();
    } catch (ArithmeticException e) {
      throw new FeedException(name + " is not a whole number");
    }
  }

  @Nullable JsonObject object(String name) {
    return switch (values.get(name)) {
      case null -> null;
      case JsonObject object -> object;
      default -> throw new FeedException(name + " is not an object");
    };
  }

  List<?> list(String name) {
    return switch (values.get(name)) {
      case null -> List.of();
      case List<?> list -> list;
      default -> throw new FeedException(name + " is not a list");
    };
  }

  List<JsonObject> objects(String name) {
    return list(name).stream()
        .map(
            value -> {
              if (value instanceof JsonObject object) {
                return object;
              }
              throw new FeedException(name + " holds something that is no object");
            })
        .toList();
  }

  List<String> texts(String name) {
    return list(name).stream()
        .map(
            value -> {
              if (value instanceof String text) {
                return text;
              }
              throw new FeedException(name + " holds something that is no text");
            })
        .toList();
  }
}
