package org.hulian.crawler.extract;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A node of structured data, whichever syntax it stood in.
 *
 * @param types without the address of the vocabulary, such as {@code Product}
 * @param properties in lower case; values are {@code String} or {@code Thing}
 */
record Thing(Set<String> types, Map<String, List<Object>> properties) {

  boolean is(String... names) {
    return List.of(names).stream().anyMatch(types::contains);
  }

  List<Object> values(String property) {
    return properties.getOrDefault(property.toLowerCase(Locale.ROOT), List.of());
  }

  List<Thing> things(String property) {
    return values(property).stream()
        .filter(Thing.class::isInstance)
        .map(Thing.class::cast)
        .toList();
  }

  /** The first text of the first of these properties that has one; of a node, its name. */
  @Nullable String text(String... names) {
    for (String name : names) {
      Optional<String> found =
          values(name).stream().map(Thing::asText).filter(x -> !x.isBlank()).findFirst();
      if (found.isPresent()) {
        return found.get().strip();
      }
    }
    return null;
  }

  /**
   * The first text at the end of a path.
   *
   * @param path names of properties from here down, joined by points
   */
  Optional<String> at(String path) {
    int point = path.indexOf('.');
    if (point < 0) {
      return Optional.ofNullable(text(path));
    }
    return things(path.substring(0, point)).stream()
        .flatMap(thing -> thing.at(path.substring(point + 1)).stream())
        .findFirst();
  }

  private static String asText(Object value) {
    if (value instanceof Thing thing) {
      String name = thing.text("name", "alternateName", "@value", "@id");
      return name == null ? "" : name;
    }
    return value.toString();
  }

  /** Shows every node below this one, this one first. */
  void visit(Consumer<Thing> visitor) {
    visitor.accept(this);
    properties
        .values()
        .forEach(
            values ->
                values.forEach(
                    value -> {
                      if (value instanceof Thing thing) {
                        thing.visit(visitor);
                      }
                    }));
  }
}
