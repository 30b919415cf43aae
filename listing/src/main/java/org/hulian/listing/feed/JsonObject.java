package org.hulian.listing.feed;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One JSON object; what is not of the kind asked for is a {@link FeedException}. */
record JsonObject(Map<String, @Nullable Object> values) {

  /** The same as maps, lists, texts, booleans and {@link BigDecimal}, which any program knows. */
  Map<String, @Nullable Object> plain() {
    Map<String, @Nullable Object> plain = new LinkedHashMap<>();
    values.forEach((name, value) -> plain.put(name, plain(value)));
    return plain;
  }

  private static @Nullable Object plain(@Nullable Object value) {
    return switch (value) {
      case JsonObject object -> object.plain();
      case JsonNumber number -> number.value("number");
      case List<?> list -> list.stream().map(JsonObject::plain).collect(Collectors.toList());
      case null, default -> value;
    };
  }

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

  /** A text; a number counts as it is written; absent if null or not there. */
  @Nullable String text(String name) {
    return switch (values.get(name)) {
      case null -> null;
      case String text -> text;
      case JsonNumber number -> number.digits();
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
      case JsonNumber number -> number.value(name);
      case String text -> new JsonNumber(text.strip()).value(name);
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
