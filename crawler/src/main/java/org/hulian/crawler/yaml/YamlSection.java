package org.hulian.crawler.yaml;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * One mapping of a definition, whose keys are asked for by name; whatever is wrong is gathered. The
 * keys that were asked for are those that are known: {@link #finish} complains of all others. Not
 * thread-safe.
 */
public final class YamlSection {
  /** A name, and after a colon what it stands for where nobody gives it a value. */
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}:]*)(?::([^}]*))?}");

  private final Source source;
  private final String prefix;
  private final int line;
  private final Map<String, Node> values = new LinkedHashMap<>();
  private final Map<String, Node> keys = new LinkedHashMap<>();
  private final Set<String> asked = new TreeSet<>();

  private YamlSection(Source source, String prefix, int line) {
    this.source = source;
    this.prefix = prefix;
    this.line = line;
  }

  /**
   * What all sections of one file share.
   *
   * @param variables values for {@code ${name}}; null where the file has no variables
   * @param problems is added to
   */
  public record Source(
      Path file, @Nullable Map<String, String> variables, List<YamlProblem> problems) {
    private void report(int line, String key, String reason) {
      problems.add(new YamlProblem(file, line, key, reason));
    }
  }

  /** The whole of a file; empty after a report if it is no mapping. */
  public static Optional<YamlSection> read(String yaml, Source source) {
    try {
      LoadSettings settings = LoadSettings.builder().setLabel(source.file().toString()).build();
      Optional<Node> root = new Compose(settings).composeString(yaml);
      if (root.isEmpty()) {
        source.report(0, "", "is empty");
      } else if (root.get() instanceof MappingNode mapping) {
        return Optional.of(of(mapping, "", source));
      } else {
        source.report(lineOf(root.get()), "", "is no list of keys and values");
      }
    } catch (MarkedYamlEngineException e) {
      int at = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0);
      source.report(at, "", "is not YAML: " + e.getProblem());
    } catch (YamlEngineException e) {
      source.report(0, "", "is not YAML: " + e.getMessage());
    }
    return Optional.empty();
  }

  private static YamlSection of(MappingNode node, String prefix, Source source) {
    YamlSection section = new YamlSection(source, prefix, lineOf(node));
    for (NodeTuple tuple : node.getValue()) {
      Node keyNode = tuple.getKeyNode();
      String key = keyNode instanceof ScalarNode scalar ? scalar.getValue() : "";
      if (section.values.containsKey(key)) {
        source.report(lineOf(keyNode), prefix + key, "stands twice");
      } else {
        section.keys.put(key, keyNode);
        section.values.put(key, tuple.getValueNode());
      }
    }
    return section;
  }

  private static int lineOf(Node node) {
    return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
  }

  /** Says that the value of this key is wrong. */
  public void reject(String key, String reason) {
    Node node = keys.get(key);
    source.report(node == null ? line : lineOf(node), prefix + key, reason);
  }

  /** Says that one of several values of this key is wrong. */
  public void reject(String key, int index, String reason) {
    Node node = values.get(key);
    if (node instanceof SequenceNode sequence && index < sequence.getValue().size()) {
      source.report(lineOf(sequence.getValue().get(index)), prefix + key, reason);
    } else {
      reject(key, reason);
    }
  }

  /** Complains of every key that nobody asked for. */
  public void finish() {
    for (String key : values.keySet()) {
      if (!asked.contains(key)) {
        reject(key, "unknown key" + Spelling.suggestion(key, asked));
      }
    }
  }

  public boolean has(String key) {
    asked.add(key);
    return values.containsKey(key);
  }

  /** The keys in the order of the file. */
  public Set<String> keys() {
    return values.keySet();
  }

  /** Whether the value of this key is anything but a section. */
  public boolean isPlain(String key) {
    return !(values.get(key) instanceof MappingNode);
  }

  private @Nullable Node value(String key) {
    asked.add(key);
    return values.get(key);
  }

  /** The section below this key; empty if there is none, after a report if it is something else. */
  public Optional<YamlSection> section(String key) {
    Node node = value(key);
    if (node instanceof MappingNode mapping) {
      return Optional.of(of(mapping, prefix + key + ".", source));
    }
    if (node != null) {
      reject(key, "has keys of its own");
    }
    return Optional.empty();
  }

  /** As {@link #section}; one with nothing in it where there is none. */
  public YamlSection sectionOrEmpty(String key) {
    return section(key).orElseGet(() -> new YamlSection(source, prefix + key + ".", line));
  }

  /** The sections of a list; none if there is no such key. */
  public List<YamlSection> sections(String key) {
    Node node = value(key);
    List<YamlSection> sections = new ArrayList<>();
    if (node instanceof SequenceNode sequence) {
      for (Node entry : sequence.getValue()) {
        if (entry instanceof MappingNode mapping) {
          sections.add(of(mapping, prefix + key + "[" + sections.size() + "].", source));
        } else {
          source.report(lineOf(entry), prefix + key, "is a list of entries with keys");
        }
      }
    } else if (node != null) {
      reject(key, "is a list of entries with keys");
    }
    return sections;
  }

  /** A text; empty if there is no such key, after a report if it is something else or blank. */
  public Optional<String> text(String key) {
    Node node = value(key);
    String text = node == null ? null : scalar(key, node);
    if (text != null && text.isBlank()) {
      reject(key, "is empty");
      return Optional.empty();
    }
    return Optional.ofNullable(text);
  }

  /** A text that must be there; empty text after a report if it is not. */
  public String required(String key) {
    if (!has(key)) {
      reject(key, "is missing");
    }
    return text(key).orElse("");
  }

  /** A list of texts. One that cannot be read is reported, and empty in the list. */
  public List<String> list(String key) {
    Node node = value(key);
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

  /** A list of texts; one text alone is a list of one. */
  public List<String> texts(String key) {
    Node node = value(key);
    return node instanceof ScalarNode ? text(key).stream().toList() : list(key);
  }

  public boolean flag(String key, boolean otherwise) {
    String value = text(key).orElse(Boolean.toString(otherwise));
    if (!value.equals("true") && !value.equals("false")) {
      reject(key, "is true or false, not '" + value + "'");
    }
    return value.equals("true");
  }

  /** A whole number from {@code low} on. */
  public int number(String key, int otherwise, int low) {
    String value = text(key).orElse(Integer.toString(otherwise));
    if (!value.matches("[0-9]{1,9}") || Integer.parseInt(value) < low) {
      reject(key, "is a number from " + low + " on, not '" + value + "'");
      return otherwise;
    }
    return Integer.parseInt(value);
  }

  private @Nullable String scalar(String key, Node node) {
    if (!(node instanceof ScalarNode scalar)) {
      source.report(lineOf(node), prefix + key, "is one value");
      return null;
    }
    Map<String, String> variables = source.variables();
    return variables == null ? scalar.getValue() : filledIn(key, scalar, variables);
  }

  private @Nullable String filledIn(String key, ScalarNode node, Map<String, String> variables) {
    Matcher matcher = VARIABLE.matcher(node.getValue());
    StringBuilder out = new StringBuilder();
    while (matcher.find()) {
      String name = matcher.group(1);
      String value = variables.getOrDefault(name, matcher.group(2));
      if (value == null) {
        String near = Spelling.suggestion(name, variables.keySet());
        source.report(lineOf(node), prefix + key, "nobody gave ${" + name + "} a value" + near);
        return null;
      }
      matcher.appendReplacement(out, Matcher.quoteReplacement(value));
    }
    return matcher.appendTail(out).toString();
  }
}
