package org.hulian.app.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The shop or the forum of the sample market, as its data file says.
 *
 * @param sections names by key, in order
 * @param items in order
 * @param hidden items behind robots.txt
 */
record SampleSite(
    String name, Map<String, String> sections, List<SampleItem> items, List<SampleItem> hidden) {

  static SampleSite market(Path folder) throws IOException {
    return read(
        folder.resolve("market.yaml"),
        "categories",
        "items",
        row -> SampleItem.read(row, "slug", "category", "seller"));
  }

  static SampleSite forum(Path folder) throws IOException {
    return read(
        folder.resolve("forum.yaml"),
        "boards",
        "threads",
        row -> SampleItem.read(row, "id", "board", "author"));
  }

  /** The items that the public can see on this day. */
  List<SampleItem> visible(int day) {
    return items.stream().filter(item -> item.isThere(day)).toList();
  }

  private interface RowReader {
    SampleItem read(Map<?, ?> row);
  }

  private static SampleSite read(Path file, String sections, String items, RowReader reader)
      throws IOException {
    Load load = new Load(LoadSettings.builder().setLabel(file.toString()).build());
    Map<?, ?> root = (Map<?, ?>) load.loadFromString(Files.readString(file));
    Map<String, String> names = new LinkedHashMap<>();
    ((Map<?, ?>) required(root, sections))
        .forEach((key, value) -> names.put(key.toString(), value.toString()));
    return new SampleSite(
        required(root, "name").toString(),
        names,
        rows(required(root, items), reader),
        root.containsKey("private") ? rows(required(root, "private"), reader) : List.of());
  }

  private static Object required(Map<?, ?> root, String key) {
    Object value = root.get(key);
    if (value == null) {
      throw new IllegalArgumentException("the sample market has no " + key);
    }
    return value;
  }

  private static List<SampleItem> rows(Object value, RowReader reader) {
    return ((List<?>) value).stream().map(row -> reader.read((Map<?, ?>) row)).toList();
  }
}
