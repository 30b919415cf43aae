package org.hulian.classifier.lexicon;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** One mapping of a lexicon file, whose values are asked for by key and type. */
final class YamlTable {
  private final String file;
  private final int line;
  private final Map<String, Node> values = new LinkedHashMap<>();

  private YamlTable(String file, MappingNode node) {
    this.file = file;
    this.line = lineOf(node);
    for (NodeTuple tuple : node.getValue()) {
      String key = scalar(tuple.getKeyNode());
      if (values.put(key, tuple.getValueNode()) != null) {
        throw new LexiconException(file, lineOf(tuple.getKeyNode()), "key twice: " + key);
      }
    }
  }

  static YamlTable of(String file, Node node) {
    if (node instanceof MappingNode mapping) {
      return new YamlTable(file, mapping);
    }
    throw new LexiconException(file, lineOf(node), "expected keys and values");
  }

  int line() {
    return line;
  }

  boolean has(String key) {
    return values.containsKey(key);
  }

  void allow(String... keys) {
    Set<String> known = Set.of(keys);
    values.forEach(
        (key, value) -> {
          if (!known.contains(key)) {
            throw new LexiconException(file, lineOf(value), "unknown key: " + key);
          }
        });
  }

  String text(String key) {
    String text = scalar(value(key));
    if (text.isBlank()) {
      throw new LexiconException(file, lineOf(value(key)), key + " is empty");
    }
    return text;
  }

  boolean flag(String key, boolean otherwise) {
    if (!has(key)) {
      return otherwise;
    }
    return switch (scalar(value(key))) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new LexiconException(file, lineOf(value(key)), key + " is true or false");
    };
  }

  <E extends Enum<E>> E choice(String key, Class<E> type) {
    String text = scalar(value(key));
    try {
      return Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      String known =
          Arrays.stream(type.getEnumConstants())
              .map(constant -> constant.name().toLowerCase(Locale.ROOT))
              .collect(Collectors.joining(", "));
      throw new LexiconException(
          file, lineOf(value(key)), key + " is '" + text + "', not one of " + known);
    }
  }

  List<Node> list(String key) {
    if (value(key) instanceof SequenceNode sequence) {
      return sequence.getValue();
    }
    throw new LexiconException(file, lineOf(value(key)), key + " is a list");
  }

  List<String> texts(String key) {
    return list(key).stream().map(this::scalar).toList();
  }

  private Node value(String key) {
    Node node = values.get(key);
    if (node == null) {
      throw new LexiconException(file, line, "no " + key);
    }
    return node;
  }

  private String scalar(Node node) {
    if (node instanceof ScalarNode scalar) {
      return scalar.getValue();
    }
    throw new LexiconException(file, lineOf(node), "expected one value");
  }

  private static int lineOf(Node node) {
    return node.getStartMark().map(Mark::getLine).orElse(0) + 1;
  }
}
