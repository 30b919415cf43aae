package org.hulian.crawler.extract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Element;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/**
 * Reads the JSON-LD blocks of a page (JSON-LD 1.1, embedded as in section 7), forgiving what
 * templates get wrong: line breaks inside strings, trailing commas, comments. A block that still
 * cannot be read is left out.
 */
final class JsonLd {
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
          .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
          .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
          .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
          .streamReadConstraints(
              StreamReadConstraints.builder().maxNestingDepth(Limits.MAX_JSON_DEPTH).build())
          .build();

  private JsonLd() {}

  /**
   * All nodes at the top of all JSON-LD blocks of a page; the members of a {@code @graph} count as
   * top.
   */
  static List<Thing> read(List<Element> scripts) {
    List<Thing> things = new ArrayList<>();
    for (Element script : scripts) {
      String text = json(script);
      if (text.length() <= Limits.MAX_JSON && !text.isBlank()) {
        things.addAll(parse(text));
      }
    }
    return things;
  }

  private static String json(Element script) {
    StringBuilder text = new StringBuilder();
    for (DataNode data : script.dataNodes()) {
      text.append(data.getWholeData());
    }
    String json = text.toString().strip();
    if (json.startsWith("<!--")) {
      json = json.substring(4);
    }
    json = json.replace("<![CDATA[", "").replace("]]>", "");
    return json.endsWith("-->") ? json.substring(0, json.length() - 3) : json;
  }

  static List<Thing> parse(String json) {
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
      List<Object> values = new ArrayList<>();
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        value(parser, token, values);
      }
      return flat(values);
    } catch (JacksonException e) {
      return List.of();
    }
  }

  private static List<Thing> flat(List<Object> values) {
    List<Thing> things = new ArrayList<>();
    for (Object value : values) {
      if (value instanceof Thing thing) {
        things.add(thing);
        things.addAll(flat(thing.values("@graph")));
      }
    }
    return things;
  }

  /** Adds a value; the members of an array are added one by one. Depth is bounded by the parser. */
  private static void value(JsonParser parser, JsonToken token, List<Object> into) {
    switch (token) {
      case START_OBJECT -> into.add(object(parser));
      case START_ARRAY -> {
        for (JsonToken next = parser.nextToken();
            next != JsonToken.END_ARRAY && next != null;
            next = parser.nextToken()) {
          value(parser, next, into);
        }
      }
      case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE ->
          into.add(parser.getString());
      default -> {
        // null says nothing
      }
    }
  }

  private static Thing object(JsonParser parser) {
    Set<String> types = new LinkedHashSet<>();
    Map<String, List<Object>> properties = new LinkedHashMap<>();
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_OBJECT && token != null;
        token = parser.nextToken()) {
      String name = String.valueOf(parser.currentName());
      List<Object> values = new ArrayList<>();
      value(parser, parser.nextToken(), values);
      if (name.equals("@type")) {
        values.forEach(type -> types.add(localName(type.toString())));
      } else {
        properties
            .computeIfAbsent(localName(name).toLowerCase(Locale.ROOT), n -> new ArrayList<>())
            .addAll(values);
      }
    }
    return new Thing(types, properties);
  }

  /** {@code http://schema.org/Product}, {@code schema:Product} and {@code Product} are one. */
  static String localName(String name) {
    String text = name.strip();
    int at =
        Math.max(text.lastIndexOf('/'), Math.max(text.lastIndexOf('#'), text.lastIndexOf(':')));
    return text.substring(at + 1);
  }
}
