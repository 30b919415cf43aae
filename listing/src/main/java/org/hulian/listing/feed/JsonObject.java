package org.hulian.listing.feed;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An object of a feed, asked field by field; what does not fit throws {@link FieldException}. */
final class JsonObject {
  private static final int MAX_DIGITS = 400;
  private final Map<String, @Nullable Object> fields;

  JsonObject(Map<String, @Nullable Object> fields) {
    this.fields = fields;
  }

  static JsonObject of(Map<?, ?> map) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    map.forEach((name, value) -> fields.put(String.valueOf(name), value));
    return new JsonObject(fields);
  }

  /** The same object without this field. */
  JsonObject without(String name) {
    Map<String, @Nullable Object> rest = new LinkedHashMap<>(fields);
    rest.remove(name);
    return new JsonObject(rest);
  }

  @Nullable Object value(String name) {
    return fields.get(name);
  }

  /** The text of a field, a number or truth value as it is written, null if absent. */
  @Nullable String text(String name) {
    Object value = fields.get(name);
    return switch (value) {
      case null -> null;
      case String text -> text;
      case BigDecimal number -> plain(name, number);
      case Boolean truth -> truth.toString();
      default -> throw new FieldException(name + " is not a text");
    };
  }

  String text(String name, String absent) {
    String text = text(name);
    return text == null ? absent : text;
  }

  /** As {@link #text}, but null also for a blank text. */
  @Nullable String filled(String name) {
    String text = text(name);
    return text == null || text.isBlank() ? null : text.strip();
  }

  String required(String name) {
    String text = text(name);
    if (text == null) {
      throw new FieldException(name + " is missing");
    }
    return text;
  }

  BigDecimal number(String name) {
    BigDecimal number = numberOrNull(name);
    if (number == null) {
      throw new FieldException(name + " is missing");
    }
    return number;
  }

  @Nullable BigDecimal numberOrNull(String name) {
    Object value = fields.get(name);
    if (value == null) {
      return null;
    }
    if (value instanceof BigDecimal number) {
      plain(name, number);
      return number;
    }
    throw new FieldException(name + " is not a number");
  }

  int integer(String name) {
    try {
      return number(name).intValueExact();
    } catch (ArithmeticException e) {
      throw new FieldException(name + " is not a whole number");
    }
  }

  @Nullable OffsetDateTime time(String name) {
    String text = filled(name);
    try {
      return text == null ? null : OffsetDateTime.parse(text);
    } catch (DateTimeException e) {
      throw new FieldException(name + " is not a time such as 2026-11-22T08:00:00+08:00");
    }
  }

  @Nullable Instant instant(String name) {
    OffsetDateTime time = time(name);
    return time == null ? null : time.toInstant();
  }

  @Nullable JsonObject object(String name) {
    Object value = fields.get(name);
    if (value == null) {
      return null;
    }
    if (value instanceof Map<?, ?> map) {
      return of(map);
    }
    throw new FieldException(name + " is not an object");
  }

  /** The elements of a list, none if it is absent. */
  List<@Nullable Object> list(String name) {
    Object value = fields.get(name);
    if (value == null) {
      return List.of();
    }
    if (value instanceof List<?> list) {
      return new ArrayList<>(list);
    }
    throw new FieldException(name + " is not a list");
  }

  List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    for (Object element : list(name)) {
      if (!(element instanceof String text)) {
        throw new FieldException(name + " holds something that is not a text");
      }
      texts.add(text);
    }
    return texts;
  }

  List<JsonObject> objects(String name) {
    List<JsonObject> objects = new ArrayList<>();
    for (Object element : list(name)) {
      if (!(element instanceof Map<?, ?> map)) {
        throw new FieldException(name + " holds something that is not an object");
      }
      objects.add(of(map));
    }
    return objects;
  }

  /** Written out, 1e999999999 would fill the memory; no double has so many digits. */
  private static String plain(String name, BigDecimal number) {
    long before = (long) number.precision() - number.scale();
    if (before > MAX_DIGITS || number.scale() > MAX_DIGITS) {
      throw new FieldException(name + " is out of range");
    }
    return number.toPlainString();
  }
}
