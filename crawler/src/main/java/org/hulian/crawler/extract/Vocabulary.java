package org.hulian.crawler.extract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The words of {@code words.yaml}, in lower case. Immutable. */
final class Vocabulary {
  private static final Vocabulary STANDARD = read();
  private final Map<String, Map<String, List<String>>> groups;
  private final Map<String, List<String>> lists;
  private final Map<String, Pattern> patterns;

  private Vocabulary(
      Map<String, Map<String, List<String>>> groups,
      Map<String, List<String>> lists,
      Map<String, Pattern> patterns) {
    this.groups = groups;
    this.lists = lists;
    this.patterns = patterns;
  }

  static Vocabulary standard() {
    return STANDARD;
  }

  /** Labels that stand before a value of this kind. */
  Set<String> labels(String kind) {
    return new TreeSet<>(group("labels", kind));
  }

  /** Currency words by code. */
  Map<String, List<String>> currencies() {
    return Objects.requireNonNull(groups.get("currencies"));
  }

  /** Words that multiply the number before them, by what they multiply it with. */
  Map<String, List<String>> factors() {
    return Objects.requireNonNull(groups.get("factors"));
  }

  List<String> date(String kind) {
    return group("dates", kind);
  }

  /** The words of one kind as one alternation, the longest first. */
  String dateAlternatives(String kind) {
    return date(kind).stream()
        .sorted((a, b) -> b.length() - a.length())
        .map(Vocabulary::quoted)
        .collect(Collectors.joining("|", "(?:", ")"));
  }

  List<String> list(String name) {
    return Objects.requireNonNull(lists.get(name), name);
  }

  Pattern pattern(String name) {
    return Objects.requireNonNull(patterns.get(name), name);
  }

  /** Whether the text holds one of the phrases of a list. */
  boolean says(String list, String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return list(list).stream().anyMatch(lower::contains);
  }

  /** Whether the text is one of the words of a list. */
  boolean is(String list, String text) {
    return list(list).contains(text.strip().toLowerCase(Locale.ROOT));
  }

  private List<String> group(String group, String kind) {
    return Objects.requireNonNull(Objects.requireNonNull(groups.get(group)).get(kind), kind);
  }

  private static String quoted(String word) {
    boolean latin = word.chars().allMatch(c -> c < 128 && Character.isLetter(c));
    return latin ? "\\b" + word + "\\b" : Pattern.quote(word);
  }

  private static Vocabulary read() {
    try (InputStream in = Vocabulary.class.getResourceAsStream("words.yaml")) {
      Object root = new Load(LoadSettings.builder().build()).loadFromInputStream(in);
      return of((Map<?, ?>) Objects.requireNonNull(root));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Vocabulary of(Map<?, ?> root) {
    Map<String, Map<String, List<String>>> groups = new LinkedHashMap<>();
    Map<String, List<String>> lists = new LinkedHashMap<>();
    Map<String, Pattern> patterns = new LinkedHashMap<>();
    root.forEach(
        (key, value) -> {
          if (value instanceof List<?> words) {
            lists.put((String) key, lower(words));
          } else if (key.equals("patterns")) {
            ((Map<?, ?>) value)
                .forEach((name, list) -> patterns.put((String) name, anyOf((List<?>) list)));
          } else {
            Map<String, List<String>> group = new LinkedHashMap<>();
            ((Map<?, ?>) value)
                .forEach((name, words) -> group.put((String) name, lower((List<?>) words)));
            groups.put((String) key, group);
          }
        });
    return new Vocabulary(groups, lists, patterns);
  }

  private static List<String> lower(List<?> words) {
    List<String> lower = new ArrayList<>();
    words.forEach(word -> lower.add(word.toString().toLowerCase(Locale.ROOT)));
    return List.copyOf(lower);
  }

  private static Pattern anyOf(List<?> expressions) {
    String joined =
        expressions.stream().map(Object::toString).collect(Collectors.joining(")|(?:", "(?:", ")"));
    return Pattern.compile(joined, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }
}
