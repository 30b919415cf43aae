package org.hulian.listing.feed;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/** The way in and out of the JSON library. */
final class JsonText {
  private static final JsonFactory FACTORY = new JsonFactory();

  private JsonText() {}

  /**
   * Reads one object.
   *
   * @throws FieldException if the text is anything else
   */
  static JsonObject object(String text) {
    if (value(text) instanceof Map<?, ?> map) {
      return JsonObject.of(map);
    }
    throw new FieldException("not a JSON object");
  }

  /**
   * Reads one value: a map, a list, a string, a {@link BigDecimal}, a boolean or null.
   *
   * @throws FieldException if the text is anything else
   */
  static @Nullable Object value(String text) {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      if (parser.nextToken() == null) {
        throw new FieldException("an empty line");
      }
      Object value = value(parser);
      if (parser.nextToken() != null) {
        throw new FieldException("more than one JSON value on the line");
      }
      return value;
    } catch (JacksonException e) {
      throw new FieldException("not JSON: " + reason(e));
    }
  }

  /** Writes one object; the consumer writes its properties. */
  static String write(Consumer<JsonGenerator> properties) {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
      json.writeStartObject();
      properties.accept(json);
      json.writeEndObject();
    }
    return out.toString();
  }

  private static @Nullable Object value(JsonParser parser) {
    JsonToken token = parser.currentToken();
    return switch (token) {
      case START_OBJECT -> map(parser);
      case START_ARRAY -> list(parser);
      case VALUE_STRING -> parser.getString();
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      default -> throw new FieldException("not JSON: " + token);
    };
  }

  private static Map<String, @Nullable Object> map(JsonParser parser) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      map.put(name, value(parser));
    }
    return map;
  }

  private static List<@Nullable Object> list(JsonParser parser) {
    List<@Nullable Object> list = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      list.add(value(parser));
    }
    return list;
  }

  /** The library's first line, without the text it quotes. */
  private static String reason(JacksonException e) {
    String message = e.getOriginalMessage();
    int end = message.indexOf('\n');
    TokenStreamLocation where = e.getLocation();
    String column = where == null ? "" : " at column " + where.getColumnNr();
    return (end < 0 ? message : message.substring(0, end)) + column;
  }
}
