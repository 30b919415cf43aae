package org.hulian.listing.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads the word lists beside this class: UTF-8, columns parted by tabs, {@code #} for remarks. */
final class ListFile {
  private ListFile() {}

  /** The rows of one list, in order, without remarks and empty lines. */
  static List<String[]> rows(String name) {
    InputStream resource = ListFile.class.getResourceAsStream(name);
    if (resource == null) {
      throw new IllegalStateException("the list " + name + " is missing from the program");
    }
    List<String[]> rows = new ArrayList<>();
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (!line.isEmpty() && line.charAt(0) != '#') {
          rows.add(line.split("\t", -1));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the list " + name + " cannot be read", e);
    }
    return rows;
  }
}
