package org.hulian.review.notice;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Rows of the data files that notices are made of: a list of maps in YAML. */
final class DataFile {
  private DataFile() {}

  /** Of a file that is part of the program. */
  static List<Map<?, ?>> shipped(String name) {
    String file = "/org/hulian/review/notice/" + name;
    try (InputStream in = DataFile.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("missing from the program: " + file);
      }
      return rows(in, name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Of any file.
   *
   * @throws RuntimeException that says in which line what is wrong
   */
  static List<Map<?, ?>> rows(InputStream in, String name) {
    Object rows = new Load(LoadSettings.builder().setLabel(name).build()).loadFromInputStream(in);
    if (!(rows instanceof List<?> list)) {
      throw new IllegalArgumentException(name + " is no list");
    }
    return list.stream().<Map<?, ?>>map(row -> map(row, name)).toList();
  }

  static Map<?, ?> map(@Nullable Object value, String name) {
    if (value instanceof Map<?, ?> map) {
      return map;
    }
    throw new IllegalArgumentException("a row of " + name + " lacks a value");
  }

  /** A value that has to be there. */
  static String text(Map<?, ?> row, String key) {
    Object value = row.get(key);
    if (value == null || value.toString().isBlank()) {
      throw new IllegalArgumentException("a row lacks " + key + ": " + row);
    }
    return value.toString().strip();
  }
}
