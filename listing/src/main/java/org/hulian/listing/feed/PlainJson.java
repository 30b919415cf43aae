package org.hulian.listing.feed;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * Any JSON object as maps, lists, texts, numbers and booleans, for files that are no feed. What is
 * written is on one line, members in the order of the map; the same map gives the same bytes.
 * Thread-safe.
 */
public final class PlainJson {
  private PlainJson() {}

  /**
   * Reads one object; numbers are {@link BigDecimal}.
   *
   * @throws FeedException if the text is no JSON object, or more than one, or an object in it gives
   *     a name twice
   */
  public static Map<String, @Nullable Object> read(String text) {
    return Json.readStrictly(text).plain();
  }

  /** Writes one object without a line end; what is none of these kinds is written as its text. */
  public static String write(Map<String, ? extends @Nullable Object> object) {
    return Json.write(json -> members(json, object));
  }

  private static void members(JsonGenerator json, Map<?, ? extends @Nullable Object> object) {
    object.forEach(
        (name, value) -> {
          json.writeName(String.valueOf(name));
          value(json, value);
        });
  }

  private static void value(JsonGenerator json, @Nullable Object value) {
    switch (value) {
      case null -> json.writeNull();
      case Map<?, ?> object -> {
        json.writeStartObject();
        members(json, object);
        json.writeEndObject();
      }
      case Iterable<?> list -> {
        json.writeStartArray();
        list.forEach(one -> value(json, one));
        json.writeEndArray();
      }
      case Boolean bool -> json.writeBoolean(bool);
      case Integer number -> json.writeNumber(number);
      case Long number -> json.writeNumber(number);
      case Double number -> json.writeNumber(number);
      case BigDecimal number -> json.writeNumber(number);
      default -> json.writeString(value.toString());
    }
  }
}
