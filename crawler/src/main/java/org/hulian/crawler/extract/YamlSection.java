package org.hulian.crawler.extract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * A mapping in a YAML file whose keys are asked for by name; whatever is wrong is noted with file,
 * line, key and reason.
 */
final class YamlSection {
  private final String file;
  private final String path;
  private final int line;
  private final Map<String, Node> values = new LinkedHashMap<>();
  private final Map<String, Integer> lines = new LinkedHashMap<>();
  private final Set<String> asked = new TreeSet<>();
  private final List<String> problems;

  YamlSection(String file, String path, MappingNode node, List<String> problems) {
    this.file = file;
    this.path = path;
    this.problems = problems;
    line = line(node);
    for (NodeTuple tuple : node.getValue()) {
      if (tuple.getKeyNode() instanceof ScalarNode key) {
        values.put(key.getValue(), tuple.getValueNode());
        lines.put(key.getValue(), line(key));
      }
    }
  }

  static int line(Node node) {
    return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
  }

  boolean has(String key) {
    asked.add(key);
    return values.containsKey(key);
  }

  /** A text that must be there; empty text after a note if it is not. */
  String required(String key) {
    Optional<String> value = text(key);
    if (value.isEmpty() && !values.containsKey(key)) {
      problems.add("%s:%d: %s is missing".formatted(file, line, path + key));
    }
    return value.orElse("");
  }

  Optional<String> text(String key) {
    asked.add(key);
    Node node = values.get(key);
    if (node == null) {
      return Optional.empty();
    }
    if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
      return Optional.of(scalar.getValue());
    }
    problem(key, "must be a text");
    return Optional.empty();
  }

  /** A list of texts; one text alone is a list of one. */
  List<String> texts(String key) {
    asked.add(key);
    Node node = values.get(key);
    if (node instanceof ScalarNode scalar) {
      return List.of(scalar.getValue());
    }
    List<String> texts = new ArrayList<>();
    if (node instanceof SequenceNode sequence) {
      for (Node entry : sequence.getValue()) {
        if (entry instanceof ScalarNode scalar) {
          texts.add(scalar.getValue());
        } else {
          problem(key, "must be a list of texts");
        }
      }
    } else if (node != null) {
      problem(key, "must be a text or a list of texts");
    }
    return texts;
  }

  Optional<YamlSection> section(String key) {
    asked.add(key);
    Node node = values.get(key);
    if (node instanceof MappingNode mapping) {
      return Optional.of(new YamlSection(file, path + key + ".", mapping, problems));
    }
    if (node != null) {
      problem(key, "must have keys of its own");
    }
    return Optional.empty();
  }

  List<YamlSection> sections(String key) {
    asked.add(key);
    Node node = values.get(key);
    List<YamlSection> sections = new ArrayList<>();
    if (node instanceof SequenceNode sequence) {
      for (Node entry : sequence.getValue()) {
        if (entry instanceof MappingNode mapping) {
          String place = path + key + "[" + sections.size() + "].";
          sections.add(new YamlSection(file, place, mapping, problems));
        } else {
          problem(key, "must be a list of entries with keys");
        }
      }
    } else if (node != null) {
      problem(key, "must be a list");
    }
    return sections;
  }

  boolean isText(String key) {
    return !(values.get(key) instanceof MappingNode);
  }

  Set<String> keys() {
    return values.keySet();
  }

  void problem(String key, String reason) {
    problems.add(
        "%s:%d: %s: %s".formatted(file, lines.getOrDefault(key, line), path + key, reason));
  }

  /** Notes every key that nobody asked for. */
  void finish() {
    for (String key : values.keySet()) {
      if (!asked.contains(key)) {
        problem(key, "is no key here" + suggestion(key, asked));
      }
    }
  }

  /** {@code , did you mean "x"?} if one of the known words is near; nothing if none is. */
  static String suggestion(String word, Set<String> known) {
    @Nullable String best = null;
    int bestDistance = Math.max(2, word.length() / 3) + 1;
    for (String candidate : known) {
      int distance = distance(word.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
      if (distance < bestDistance) {
        best = candidate;
        bestDistance = distance;
      }
    }
    return best == null
        ? "; known: " + String.join(", ", known)
        : ", did you mean \"" + best + "\"?";
  }

  private static int distance(String one, String other) {
    int[] previous = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int[] current = new int[other.length() + 1];
      current[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int change = previous[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(change, Math.min(previous[j], current[j - 1]) + 1);
      }
      previous = current;
    }
    return previous[other.length()];
  }
}
