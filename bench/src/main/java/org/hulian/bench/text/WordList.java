package org.hulian.bench.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads the word lists beside this class. */
final class WordList {
  private WordList() {}

  /** The lines of a list without comments and blank lines. */
  static List<String> lines(String name) {
    try (InputStream stream =
        Objects.requireNonNull(WordList.class.getResourceAsStream(name), name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A list of a word and what stands for it, in order. */
  static Map<String, String> pairs(String name) {
    Map<String, String> pairs = new LinkedHashMap<>();
    for (String line : lines(name)) {
      int space = line.indexOf(' ');
      pairs.put(line.substring(0, space), line.substring(space + 1));
    }
    return pairs;
  }
}
