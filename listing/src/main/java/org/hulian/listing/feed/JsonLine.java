package org.hulian.listing.feed;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * Facts for other programs, and files that are no feed: one JSON object on one line. The same map
 * gives the same bytes. Thread-safe.
 */
public final class JsonLine {
  private JsonLine() {}

  /**
   * One object.
   *
   * @param fields in their order; maps and collections of such values, numbers (Integer, Long,
   *     Double, BigDecimal), booleans, absent ones; anything else is written as its text
   */
  public static String of(Map<String, ? extends @Nullable Object> fields) {
    return Json.write(json -> fields(json, fields));
  }

  /**
   * Reads an object; numbers are {@link BigDecimal}.
   *
   * @throws FeedException if the text is no JSON object, or more than one, or an object in it gives
   *     a name twice
   */
  public static Map<String, @Nullable Object> read(String text) {
    return Json.readStrictly(text).plain();
  }

  private static void fields(JsonGenerator json, Map<?, ? extends @Nullable Object> fields) {
    fields.forEach(
        (name, value) -> {
          json.writeName(String.valueOf(name));
          value(json, value);
        });
  }

  private static void value(JsonGenerator json, @Nullable Object value) {
    switch (value) {
      case null -> json.writeNull();
      case Map<?, ?> map -> {
        json.writeStartObject();
        fields(json, map);
        json.writeEndObject();
      }
      case Collection<?> list -> {
        json.writeStartArray();
        list.forEach(one -> value(json, one));
        json.writeEndArray();
      }
      case Boolean flag -> json.writeBoolean(flag);
      case Integer number -> json.writeNumber(number);
      case Long number -> json.writeNumber(number);
      case Double number -> json.writeNumber(number);
      case BigDecimal number -> json.writeNumber(number);
      default -> json.writeString(value.toString());
    }
  }
}
