package org.hulian.app.metrics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Figures read back as Prometheus reads them, and no less strictly: text format 0.0.4, in which
 * each family has its HELP, its TYPE and then its samples, and no sample is there twice.
 */
public final class Exposition {
  private static final Pattern SAMPLE =
      Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)})? (\\S+)");
  private static final Pattern LABEL =
      Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\]|\\\\[\\\\\"n])*)\"(?:,|$)");
  private static final Set<String> TYPES = Set.of("counter", "gauge");

  private final Map<String, String> help = new LinkedHashMap<>();
  private final Map<String, String> types = new LinkedHashMap<>();
  private final Map<String, Map<Map<String, String>, Double>> samples = new LinkedHashMap<>();
  private String family = "";

  private Exposition() {}

  /**
   * Reads a whole exposition.
   *
   * @throws IllegalArgumentException if Prometheus would not take it, or its end is missing
   */
  public static Exposition parse(String text) {
    Exposition exposition = new Exposition();
    require(text.endsWith("\n"), "the last line has no end");
    text.lines().forEach(exposition::line);
    require(exposition.types.keySet().equals(exposition.samples.keySet()), "a family is empty");
    require(
        exposition.samples.containsKey("hulian_watched_listings"), "the last family is missing");
    return exposition;
  }

  private static void require(boolean right, String otherwise) {
    if (!right) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  private void line(String line) {
    String[] words = line.split(" ", 4);
    if (line.startsWith("# HELP ")) {
      family = words[2];
      require(help.put(family, words[3]) == null, "twice: " + line);
      require(!words[3].isBlank(), "no help: " + line);
    } else if (line.startsWith("# TYPE ")) {
      require(words[2].equals(family), "no HELP before: " + line);
      require(types.put(family, words[3]) == null, "twice: " + line);
      require(TYPES.contains(words[3]), "no such type: " + line);
      samples.put(family, new LinkedHashMap<>());
    } else {
      sample(line);
    }
  }

  private void sample(String line) {
    Matcher parts = SAMPLE.matcher(line);
    require(parts.matches(), "no sample: " + line);
    require(parts.group(1).equals(family) && types.containsKey(family), "in no family: " + line);
    Map<String, String> labels = labels(parts.group(2) == null ? "" : parts.group(2));
    double value = Double.parseDouble(parts.group(3));
    require(of(family).put(labels, value) == null, "twice: " + line);
  }

  private static Map<String, String> labels(String text) {
    Map<String, String> labels = new TreeMap<>();
    Matcher label = LABEL.matcher(text);
    int end = 0;
    while (label.find()) {
      require(label.start() == end, "no label: " + text);
      require(labels.put(label.group(1), label.group(2)) == null, "twice: " + text);
      end = label.end();
    }
    require(end == text.length(), "no label: " + text);
    return labels;
  }

  private Map<Map<String, String>, Double> of(String name) {
    return samples.getOrDefault(name, Map.of());
  }

  /** The types of the families, by name. */
  public Map<String, String> types() {
    return types;
  }

  /** The names of the labels that a family's samples have. */
  public List<String> labelNames(String name) {
    return of(name).keySet().stream().flatMap(one -> one.keySet().stream()).distinct().toList();
  }

  /** The values that a label has anywhere. */
  public List<String> values(String label) {
    List<String> values = new ArrayList<>();
    samples.values().forEach(all -> all.keySet().forEach(one -> values.add(one.get(label))));
    return values.stream().filter(java.util.Objects::nonNull).distinct().sorted().toList();
  }

  /** A sample's value; labels are given as names and values by turns. */
  public double value(String name, String... labels) {
    Map<String, String> wanted = new TreeMap<>();
    for (int i = 0; i < labels.length; i += 2) {
      wanted.put(labels[i], labels[i + 1]);
    }
    Double value = of(name).get(wanted);
    if (value == null) {
      throw new AssertionError("there is no " + name + wanted + " in " + of(name));
    }
    return value;
  }

  /** Whether a family has samples. */
  public boolean has(String name) {
    return !of(name).isEmpty();
  }
}
