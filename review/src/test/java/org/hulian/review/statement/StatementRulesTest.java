package org.hulian.review.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hulian.review.statement.StatementField.Condition;
import org.hulian.review.statement.StatementField.Kind;
import org.hulian.review.statement.StatementProblem.Rule;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** What the DSA Transparency Database takes, field by field. */
class StatementRulesTest {
  /** As the database requires them, whatever else is there. */
  private static final Set<String> ALWAYS =
      Set.of(
          "decision_ground",
          "content_type",
          "category",
          "content_date",
          "application_date",
          "decision_facts",
          "source_type",
          "automated_detection",
          "automated_decision",
          "puid");

  private static final Map<String, Integer> LIMITS =
      Map.ofEntries(
          Map.entry("decision_visibility_other", 500),
          Map.entry("decision_monetary_other", 500),
          Map.entry("decision_ground_reference_url", 500),
          Map.entry("illegal_content_legal_ground", 500),
          Map.entry("illegal_content_explanation", 2_000),
          Map.entry("incompatible_content_ground", 500),
          Map.entry("incompatible_content_explanation", 2_000),
          Map.entry("content_type_other", 500),
          Map.entry("category_specification_other", 500),
          Map.entry("decision_facts", 5_000),
          Map.entry("source_identity", 500),
          Map.entry("puid", 500));

  private static Map<String, Object> valid() {
    Map<String, Object> statement = new LinkedHashMap<>();
    statement.put("decision_visibility", List.of("DECISION_VISIBILITY_CONTENT_REMOVED"));
    statement.put("decision_ground", "DECISION_GROUND_ILLEGAL_CONTENT");
    statement.put("illegal_content_legal_ground", "GDPR, Articles 6 and 9");
    statement.put("illegal_content_explanation", "Biometric data of others are offered.");
    statement.put("content_type", List.of("CONTENT_TYPE_TEXT"));
    statement.put("category", "STATEMENT_CATEGORY_DATA_PROTECTION_AND_PRIVACY_VIOLATIONS");
    statement.put("content_date", "2026-11-20");
    statement.put("application_date", "2026-11-27");
    statement.put("decision_facts", "The content offers sets of faces.");
    statement.put("source_type", "SOURCE_VOLUNTARY");
    statement.put("automated_detection", "Yes");
    statement.put("automated_decision", "AUTOMATED_DECISION_NOT_AUTOMATED");
    statement.put("puid", "sor-1_a");
    return statement;
  }

  /** A valid statement in which this field may be there, with a value. */
  private static Map<String, Object> with(String name, Object value) {
    Map<String, Object> statement = valid();
    StatementField field = StatementRules.field(name);
    Condition when = field.when();
    if (when != null) {
      boolean many = StatementRules.field(when.field()).kind() == Kind.CHOICES;
      statement.put(when.field(), many ? List.of(when.value()) : when.value());
    }
    if (field.unless() != null) {
      statement.put("source_type", "SOURCE_ARTICLE_16");
    }
    if ("DECISION_GROUND_INCOMPATIBLE_CONTENT".equals(statement.get("decision_ground"))) {
      statement.remove("illegal_content_legal_ground");
      statement.remove("illegal_content_explanation");
      statement.put("incompatible_content_ground", "Terms, clause 4");
      statement.put("incompatible_content_explanation", "It sells what may not be sold.");
    }
    for (StatementField other : StatementRules.fields()) {
      Condition other1 = other.when();
      if (other.required() && other1 != null && other1.holds(statement)) {
        statement.putIfAbsent(other.name(), "said in words");
      }
    }
    statement.put(name, value);
    return statement;
  }

  private static List<StatementProblem> check(Map<String, Object> statement) {
    return StatementRules.check(statement, PersonalData.BY_FORM);
  }

  private static StatementProblem problem(String field, Rule rule) {
    return new StatementProblem(field, rule);
  }

  @Test
  void aStatementWithAllThatIsRequiredIsValid() {
    assertThat(check(valid())).isEmpty();
    assertThat(StatementRules.fields()).hasSize(35);
  }

  @TestFactory
  Stream<DynamicTest> eachRequiredFieldHasToBeThere() {
    assertThat(
            StatementRules.fields().stream()
                .filter(field -> field.required() && field.when() == null)
                .map(StatementField::name))
        .containsExactlyInAnyOrderElementsOf(ALWAYS);
    return new TreeSet<>(ALWAYS)
        .stream()
            .map(
                name ->
                    DynamicTest.dynamicTest(
                        name,
                        () -> {
                          for (Object empty : new Object[] {"", " ", List.of()}) {
                            Map<String, Object> statement = valid();
                            statement.put(name, empty);
                            assertThat(check(statement)).contains(problem(name, Rule.REQUIRED));
                          }
                          Map<String, Object> statement = valid();
                          statement.remove(name);
                          assertThat(check(statement)).contains(problem(name, Rule.REQUIRED));
                        }));
  }

  @TestFactory
  Stream<DynamicTest> eachConditionalFieldIsThereWithItsConditionAndNotWithout() {
    return StatementRules.fields().stream()
        .filter(field -> field.when() != null || field.unless() != null)
        .map(
            field ->
                DynamicTest.dynamicTest(
                    field.name(),
                    () -> {
                      Object value =
                          field.values().isEmpty() ? "in words" : field.values().getFirst();
                      Map<String, Object> there = with(field.name(), value);
                      assertThat(check(there)).isEmpty();
                      there.remove(field.name());
                      assertThat(check(there))
                          .isEqualTo(
                              field.required()
                                  ? List.of(problem(field.name(), Rule.REQUIRED))
                                  : List.of());
                      Map<String, Object> without = valid();
                      if (!field.applies(without)) {
                        without.put(field.name(), value);
                        assertThat(check(without))
                            .containsExactly(problem(field.name(), Rule.NOT_WITH));
                      }
                    }));
  }

  @TestFactory
  Stream<DynamicTest> eachLimitHoldsToTheCharacter() {
    assertThat(
            StatementRules.fields().stream()
                .filter(field -> field.max() > 0)
                .map(StatementField::name))
        .containsExactlyInAnyOrderElementsOf(LIMITS.keySet());
    return new TreeSet<>(LIMITS.keySet())
        .stream()
            .map(
                name ->
                    DynamicTest.dynamicTest(
                        name,
                        () -> {
                          int max = LIMITS.getOrDefault(name, 0);
                          for (int length : new int[] {1, max - 1, max, max + 1}) {
                            assertThat(check(with(name, ofLength(name, length))))
                                .as(name + " of " + length)
                                .isEqualTo(
                                    length > max
                                        ? List.of(problem(name, Rule.LENGTH))
                                        : name.endsWith("url") && length == 1
                                            ? List.of(problem(name, Rule.FORM))
                                            : List.of());
                          }
                        }));
  }

  /** Characters count, not the units in which they are kept. */
  private static String ofLength(String name, int length) {
    if (name.equals("puid")) {
      return "a".repeat(length);
    }
    String start = "https://rules.example/";
    return name.endsWith("url") && length > start.length()
        ? start + "a".repeat(length - start.length())
        : "𠮷".repeat(length);
  }

  @TestFactory
  Stream<DynamicTest> eachValueIsTakenAndNoOther() {
    return StatementRules.fields().stream()
        .filter(field -> !field.values().isEmpty())
        .map(
            field ->
                DynamicTest.dynamicTest(
                    field.name() + ", " + field.values().size(),
                    () -> {
                      boolean many = field.kind() == Kind.CHOICES;
                      for (String value : field.values()) {
                        Map<String, Object> statement =
                            with(field.name(), many ? List.of(value) : value);
                        completed(statement);
                        assertThat(check(statement)).as(value).isEmpty();
                      }
                      for (String value : List.of("NONE", "yes", "zh", "KEYWORD_NONE")) {
                        Map<String, Object> statement =
                            with(field.name(), many ? List.of(value) : value);
                        assertThat(check(statement))
                            .as(value)
                            .contains(problem(field.name(), Rule.VALUE));
                      }
                      Object wrongKind =
                          many ? field.values().getFirst() : List.of(field.values().getFirst());
                      assertThat(check(with(field.name(), wrongKind)))
                          .contains(problem(field.name(), Rule.KIND));
                    }));
  }

  /** Gives a statement what its choices ask for, and takes what does not go with them. */
  private static void completed(Map<String, Object> statement) {
    for (StatementField field : StatementRules.fields()) {
      if (!field.applies(statement)) {
        statement.remove(field.name());
      } else if (field.required()) {
        statement.putIfAbsent(field.name(), "said in words");
      }
    }
  }

  @Test
  void listsHaveNoValueTwiceAndTheirSizesAreThoseOfTheDatabase() {
    assertThat(check(with("content_type", List.of("CONTENT_TYPE_TEXT", "CONTENT_TYPE_TEXT"))))
        .containsExactly(problem("content_type", Rule.TWICE));
    assertThat(StatementRules.field("category_specification").values())
        .hasSize(69)
        .contains("KEYWORD_BIOMETRIC_DATA_BREACH");
    assertThat(StatementRules.field("category").values()).hasSize(16);
    assertThat(StatementRules.field("territorial_scope").values()).hasSize(30);
    assertThat(StatementRules.field("content_language").values()).contains("ZH", "EN");
    assertThat(StatementRules.field("decision_visibility").values()).hasSize(7);
    assertThat(StatementRules.field("source_type").values()).hasSize(4);
  }

  @Test
  void datesAreDaysWithinTheirRange() {
    for (StatementField field : StatementRules.fields()) {
      if (field.kind() != Kind.DATE) {
        continue;
      }
      String name = field.name();
      for (String text : List.of("2026-02-29", "27.11.2026", "2026-11-27T00:00", "2026-1-1")) {
        assertThat(check(with(name, text))).as(text).containsExactly(problem(name, Rule.FORM));
      }
      LocalDate last = LocalDate.parse("2038-01-01");
      assertThat(check(with(name, last.toString()))).isEmpty();
      assertThat(check(with(name, last.plusDays(1).toString())))
          .containsExactly(problem(name, Rule.RANGE));
      LocalDate first = field.from();
      if (first != null) {
        assertThat(check(with(name, first.toString()))).isEmpty();
        assertThat(check(with(name, first.minusDays(1).toString())))
            .containsExactly(problem(name, Rule.RANGE));
      }
    }
    assertThat(StatementRules.field("content_date").from()).isEqualTo(LocalDate.of(2000, 1, 1));
    assertThat(StatementRules.field("application_date").from()).isEqualTo(LocalDate.of(2020, 1, 1));
  }

  @Test
  void oneDecisionOfAnyKindIsEnoughAndNoneIsTooFew() {
    Map<String, Object> none = valid();
    none.remove("decision_visibility");
    assertThat(check(none)).containsExactly(problem("decision", Rule.REQUIRED));
    Map<String, String> others =
        Map.of(
            "decision_monetary", "DECISION_MONETARY_SUSPENSION",
            "decision_provision", "DECISION_PROVISION_TOTAL_TERMINATION",
            "decision_account", "DECISION_ACCOUNT_TERMINATED");
    others.forEach(
        (name, value) -> {
          Map<String, Object> one = new LinkedHashMap<>(none);
          one.put(name, value);
          assertThat(check(one)).as(name).isEmpty();
        });
  }

  @Test
  void numbersAddressesAndUnknownFieldsAreOfTheRightForm() {
    for (String puid : List.of("a b", "ä", "a.b", "sor/1", "sor-1\n")) {
      assertThat(check(with("puid", puid))).as(puid).contains(problem("puid", Rule.FORM));
    }
    assertThat(check(with("content_id_ean", "4006381333931"))).isEmpty();
    for (String ean : List.of("400638133393", "40063813339310", "400638133393x")) {
      assertThat(check(with("content_id_ean", ean))).contains(problem("content_id_ean", Rule.FORM));
    }
    String url = "decision_ground_reference_url";
    assertThat(check(with(url, "https://rules.example/terms#4"))).isEmpty();
    assertThat(check(with(url, "javascript:alert(1)"))).containsExactly(problem(url, Rule.FORM));
    Map<String, Object> more = valid();
    more.put("reviewer", "anna");
    assertThat(check(more)).containsExactly(problem("reviewer", Rule.UNKNOWN));
  }

  @Test
  void whatNamesAPersonIsRefusedInEveryFieldThatPeopleFillIn() {
    PersonalData people = new PersonalData(Set.of("卖家甲", "demo_0001", "anna", "b"));
    List<String> texts =
        StatementRules.fields().stream()
            .filter(field -> field.kind() == Kind.TEXT)
            .map(StatementField::name)
            .toList();
    assertThat(texts).hasSize(10);
    List<String> personal =
        List.of(
            "call 13800138000 now",
            "样品 110101199003074477",
            "card 6222020000000000000 of hers",
            "write to someone@mail.example",
            "write to someone＠mail.example",
            "卖家甲 sells it",
            "加 DEMO_0001",
            "加 ｄｅｍｏ_０００１",
            "decided by Anna");
    int refused = 0;
    for (String name : texts) {
      for (String text : personal) {
        List<StatementProblem> problems = StatementRules.check(with(name, text), people);
        assertThat(problems).as(name + ": " + text).contains(problem(name, Rule.PERSONAL));
        refused++;
      }
      assertThat(StatementRules.check(with(name, "b2b offers of 20000 sets for 35 CNY"), people))
          .isEmpty();
    }
    assertThat(refused).isEqualTo(90);
    assertThat(
            StatementRules.check(
                with("decision_ground_reference_url", "https://rules.example/demo_0001"), people))
        .hasSize(1);
  }

  @Test
  void aFormLosesWhatDoesNotGoWithWhatWasChosen() {
    MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
    valid()
        .forEach(
            (name, value) -> {
              List<?> all = value instanceof List<?> list ? list : List.of(value);
              all.forEach(one -> form.add(name, " " + one + " "));
            });
    form.add("incompatible_content_ground", "left from before");
    form.add("source_identity", "left from before");
    form.add("decision_account", "");
    form.add("_csrf", "x");
    StatementDraft draft = StatementDraft.read(form);
    Map<String, Object> statement = draft.numbered("sor-9");
    List<String> order = new ArrayList<>(statement.keySet());
    assertThat(order).doesNotContain("incompatible_content_ground", "source_identity", "_csrf");
    assertThat(order)
        .isEqualTo(
            StatementRules.fields().stream()
                .map(StatementField::name)
                .filter(statement::containsKey)
                .toList());
    assertThat(statement).containsEntry("puid", "sor-9");
    assertThat(check(statement)).isEmpty();
  }
}
