package org.hulian.crawler.site;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** One mapping of a definition: knows its keys and lines, and gathers what is wrong. */
final class YamlSection {
  /** A name, and after a colon what it stands for where nobody gives it a value. */
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}:]*)(?::([^}]*))?}");

  /** What all sections of one file share. */
  record Source(Path file, Map<String, String> variables, List<SiteProblem> problems) {}

  private final Source source;
  private final String prefix;
  private final int line;
  private final Map<String, Node> values = new LinkedHashMap<>();

  private YamlSection(Source source, String prefix, int line) {
    this.source = source;
    this.prefix = prefix;
    this.line = line;
  }

  static YamlSection of(MappingNode node, String prefix, Source source, List<String> known) {
    YamlSection section = new YamlSection(source, prefix, lineOf(node));
    for (NodeTuple tuple : node.getValue()) {
      section.take(tuple, known);
    }
    return section;
  }

  /** A section with nothing in it, where the file has none. */
  private static YamlSection empty(Source source, String prefix, int line) {
    return new YamlSection(source, prefix, line);
  }

  private void take(NodeTuple tuple, List<String> known) {
    Node keyNode = tuple.getKeyNode();
    String key = keyNode instanceof ScalarNode scalar ? scalar.getValue() : "";
    if (!known.contains(key)) {
      report(keyNode, key, "unknown key" + Spelling.suggestion(key, known));
    } else if (values.containsKey(key)) {
      report(keyNode, key, "stands twice");
    } else {
      values.put(key, tuple.getValueNode());
    }
  }

  static int lineOf(Node node) {
    return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
  }

  private void report(Node node, String key, String reason) {
    source.problems().add(new SiteProblem(source.file(), lineOf(node), prefix + key, reason));
  }

  /** Says that the value of this key is wrong. */
  void reject(String key, String reason) {
    Node node = values.get(key);
    int at = node == null ? line : lineOf(node);
    source.problems().add(new SiteProblem(source.file(), at, prefix + key, reason));
  }

  /** Says that one of several values of this key is wrong. */
  void reject(String key, int index, String reason) {
    Node node = values.get(key);
    if (node instanceof SequenceNode sequence && index < sequence.getValue().size()) {
      report(sequence.getValue().get(index), key, reason);
    } else {
      reject(key, reason);
    }
  }

  boolean has(String key) {
    return values.containsKey(key);
  }

  YamlSection section(String key, List<String> known) {
    Node node = values.get(key);
    if (node instanceof MappingNode mapping) {
      return of(mapping, prefix + key + ".", source, known);
    }
    if (node != null) {
      reject(key, "has keys of its own: " + String.join(", ", known));
    }
    return empty(source, prefix + key + ".", line);
  }

  Optional<String> text(String key) {
    Node node = values.get(key);
    return node == null ? Optional.empty() : Optional.ofNullable(scalar(key, node));
  }

  String required(String key) {
    Optional<String> value = text(key);
    if (!has(key) || value.filter(String::isBlank).isPresent()) {
      reject(key, "is missing");
    }
    return value.orElse("");
  }

  List<String> list(String key) {
    Node node = values.get(key);
    List<String> found = new ArrayList<>();
    if (node instanceof SequenceNode sequence) {
      for (Node item : sequence.getValue()) {
        String value = scalar(key, item);
        found.add(value == null ? "" : value);
      }
    } else if (node != null) {
      reject(key, "is a list, one value a line, each after a dash");
    }
    return found;
  }

  boolean flag(String key, boolean otherwise) {
    String value = text(key).orElse(Boolean.toString(otherwise));
    if (!value.equals("true") && !value.equals("false")) {
      reject(key, "is true or false, not '" + value + "'");
    }
    return value.equals("true");
  }

  int number(String key, int otherwise, int low) {
    String value = text(key).orElse(Integer.toString(otherwise));
    if (!value.matches("[0-9]{1,9}") || Integer.parseInt(value) < low) {
      reject(key, "is a number from " + low + " on, not '" + value + "'");
      return otherwise;
    }
    return Integer.parseInt(value);
  }

  private @Nullable String scalar(String key, Node node) {
    if (!(node instanceof ScalarNode scalar)) {
      report(node, key, "is one value");
      return null;
    }
    Matcher matcher = VARIABLE.matcher(scalar.getValue());
    StringBuilder out = new StringBuilder();
    while (matcher.find()) {
      String name = matcher.group(1);
      String value = source.variables().getOrDefault(name, matcher.group(2));
      if (value == null) {
        String near = Spelling.suggestion(name, source.variables().keySet());
        report(node, key, "nobody gave ${" + name + "} a value" + near);
        return null;
      }
      matcher.appendReplacement(out, Matcher.quoteReplacement(value));
    }
    return matcher.appendTail(out).toString();
  }
}
