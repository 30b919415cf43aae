package org.hulian.crawler.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;
import org.jspecify.annotations.Nullable;

/**
 * Where a value stands.
 *
 * @param select tried in order; the first that yields text counts
 * @param source what of an element is read
 * @param otherwise asked where this one yields nothing; null for nobody
 */
record FieldRule(
    List<Evaluator> select,
    Source source,
    List<Transform> transforms,
    @Nullable FieldRule otherwise) {

  FieldRule {
    select = List.copyOf(select);
    transforms = List.copyOf(transforms);
  }

  static FieldRule text(List<Evaluator> select) {
    return new FieldRule(select, Source.TEXT, List.of(), null);
  }

  /**
   * What of an element is read.
   *
   * @param attribute null for the text
   * @param paths where the attribute holds JSON: names from its top down, joined by points, tried
   *     in order; none where the attribute is the value
   */
  record Source(@Nullable String attribute, List<String> paths) {
    static final Source TEXT = new Source(null, List.of());

    /** Attributes with JSON say little; what is longer is somebody's trap. */
    private static final int LONGEST_JSON = 1 << 16;

    Source {
      paths = List.copyOf(paths);
    }

    String of(Element element) {
      if (attribute == null) {
        return PlainText.line(element.text());
      }
      String value = element.attr(attribute).strip();
      return paths.isEmpty() ? value : json(value);
    }

    private String json(String value) {
      List<Thing> things = value.length() > LONGEST_JSON ? List.of() : JsonLd.parse(value);
      return paths.stream()
          .flatMap(path -> things.stream().flatMap(thing -> thing.at(path).stream()))
          .findFirst()
          .orElse("");
    }
  }

  /** Elements in the order of the selectors. */
  List<Element> elements(Element root) {
    List<Element> found = new ArrayList<>();
    select.forEach(evaluator -> found.addAll(root.select(evaluator)));
    return found;
  }

  /** The first element; null if there is none. */
  @Nullable Element first(Element root) {
    for (Evaluator evaluator : select) {
      Element found = root.selectFirst(evaluator);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /** The first value. */
  Optional<String> value(Element root) {
    for (Evaluator evaluator : select) {
      Optional<String> value =
          root.selectStream(evaluator).map(this::read).filter(FieldRule::says).findFirst();
      if (value.isPresent()) {
        return value;
      }
    }
    return otherwise == null ? Optional.empty() : otherwise.value(root);
  }

  private String read(Element element) {
    String raw = source.of(element);
    for (Transform transform : transforms) {
      raw = transform.apply(raw);
    }
    return raw;
  }

  private static boolean says(String value) {
    return !value.isBlank();
  }
}
