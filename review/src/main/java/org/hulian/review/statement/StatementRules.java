package org.hulian.review.statement;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hulian.review.statement.StatementField.Condition;
import org.hulian.review.statement.StatementField.Kind;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The rules of {@code fields.yaml}, one for each field, and the two that are about more than one:
 * that something was decided, and that nobody is named. Where the database drops a field that does
 * not go with the others, these refuse it. Read at first use; immutable, thread-safe.
 */
final class StatementRules {
  /** One of these has to be there. */
  static final List<String> DECISIONS =
      List.of("decision_visibility", "decision_monetary", "decision_provision", "decision_account");

  private static final String FILE = "/org/hulian/review/statement/fields.yaml";

  private StatementRules() {}

  /** In the order of the file. */
  static List<StatementField> fields() {
    return AtFirstUse.ALL;
  }

  /**
   * The rule of a field.
   *
   * @throws IllegalArgumentException if there is no such field
   */
  static StatementField field(String name) {
    return fields().stream()
        .filter(field -> field.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no such field: " + name));
  }

  /**
   * All that is wrong with a statement, in the order of the fields; none if it can leave.
   *
   * @param statement texts and lists of texts by the names of their fields
   * @param people who must not be named
   */
  static List<StatementProblem> check(Map<String, ?> statement, PersonalData people) {
    List<StatementProblem> problems = new ArrayList<>();
    for (StatementField field : fields()) {
      Optional<StatementProblem> problem = field.check(statement);
      if (problem.isEmpty() && people.isIn(field, statement.get(field.name()))) {
        problem = Optional.of(new StatementProblem(field.name(), StatementProblem.Rule.PERSONAL));
      }
      problem.ifPresent(problems::add);
    }
    if (DECISIONS.stream().allMatch(name -> isBlank(statement.get(name)))) {
      problems.add(new StatementProblem("decision", StatementProblem.Rule.REQUIRED));
    }
    Set<String> known = fields().stream().map(StatementField::name).collect(Collectors.toSet());
    statement.keySet().stream()
        .filter(name -> !known.contains(name))
        .forEach(name -> problems.add(new StatementProblem(name, StatementProblem.Rule.UNKNOWN)));
    return problems;
  }

  private static boolean isBlank(@Nullable Object value) {
    return value == null
        || (value instanceof String text && text.isBlank())
        || (value instanceof List<?> list && list.isEmpty());
  }

  private static List<StatementField> read() {
    try (InputStream in = StatementRules.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException("missing from the program: " + FILE);
      }
      Object rows = new Load(LoadSettings.builder().setLabel(FILE).build()).loadFromInputStream(in);
      List<StatementField> fields = new ArrayList<>();
      if (rows instanceof List<?> list) {
        list.forEach(row -> fields.add(field((Map<?, ?>) row)));
      }
      return List.copyOf(fields);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static StatementField field(Map<?, ?> row) {
    String values = text(row, "values");
    String max = text(row, "max");
    return new StatementField(
        String.valueOf(text(row, "field")),
        Kind.valueOf(String.valueOf(text(row, "kind")).toUpperCase(Locale.ROOT)),
        Boolean.parseBoolean(text(row, "required")),
        condition(text(row, "when")),
        condition(text(row, "unless")),
        max == null ? 0 : Integer.parseInt(max),
        text(row, "pattern"),
        day(text(row, "from")),
        day(text(row, "until")),
        values == null ? List.of() : List.of(values.strip().split("\\s+")));
  }

  private static @Nullable Condition condition(@Nullable String text) {
    if (text == null) {
      return null;
    }
    String[] parts = text.split(" ", 2);
    return new Condition(parts[0], parts[1]);
  }

  private static @Nullable LocalDate day(@Nullable String text) {
    return text == null ? null : LocalDate.parse(text);
  }

  private static @Nullable String text(Map<?, ?> row, String key) {
    Object value = row.get(key);
    return value == null ? null : value.toString();
  }

  private static final class AtFirstUse {
    static final List<StatementField> ALL = read();
  }
}
