package org.hulian.review.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The description of the interface in {@code openapi.yaml} (OpenAPI 3.1). Immutable. */
final class OpenApi {
  private static final String FILE = "/org/hulian/review/openapi.yaml";

  private OpenApi() {}

  /** Read when somebody asks. */
  private static final class AtFirstUse {
    static final Map<String, Object> DOCUMENT = read();
  }

  /** All of it, as maps and lists. */
  static Map<String, Object> document() {
    return AtFirstUse.DOCUMENT;
  }

  private static Map<String, Object> read() {
    try (InputStream in = OpenApi.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException("missing from the program: " + FILE);
      }
      return object(
          new Load(LoadSettings.builder().setLabel(FILE).build()).loadFromInputStream(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Object> object(@Nullable Object value) {
    Map<String, Object> object = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> map) {
      map.forEach((name, each) -> object.put(String.valueOf(name), each));
    }
    return object;
  }

  /** What can be asked for, in the order of the file. */
  static List<Operation> operations() {
    List<Operation> operations = new ArrayList<>();
    object(document().get("paths"))
        .forEach(
            (path, methods) ->
                object(methods)
                    .forEach(
                        (method, what) -> operations.add(operation(method, path, object(what)))));
    return operations;
  }

  private static Operation operation(String method, String path, Map<String, Object> what) {
    List<Parameter> parameters = new ArrayList<>();
    if (what.get("parameters") instanceof List<?> list) {
      list.forEach(each -> parameters.add(parameter(object(each))));
    }
    return new Operation(
        method.toUpperCase(java.util.Locale.ROOT),
        path,
        text(what, "summary"),
        text(what, "description"),
        parameters,
        List.copyOf(object(object(what.get("requestBody")).get("content")).keySet()),
        List.copyOf(object(what.get("responses")).keySet()));
  }

  private static Parameter parameter(Map<String, Object> parameter) {
    Map<String, Object> schema = object(parameter.get("schema"));
    Map<String, Object> items = object(schema.get("items"));
    Object values = schema.getOrDefault("enum", items.get("enum"));
    return new Parameter(
        text(parameter, "name"),
        text(schema, "type"),
        values instanceof List<?> list ? list.stream().map(String::valueOf).toList() : List.of(),
        text(parameter, "description"));
  }

  private static String text(Map<String, Object> object, String name) {
    Object value = object.get(name);
    return value == null ? "" : value.toString();
  }

  /**
   * One operation.
   *
   * @param bodies types of the bodies that it takes; none for a GET
   * @param statuses of its answers
   */
  record Operation(
      String method,
      String path,
      String summary,
      String description,
      List<Parameter> parameters,
      List<String> bodies,
      List<String> statuses) {}

  /**
   * One parameter.
   *
   * @param values that it can have; empty if they are not listed
   */
  record Parameter(String name, String type, List<String> values, String description) {}
}
