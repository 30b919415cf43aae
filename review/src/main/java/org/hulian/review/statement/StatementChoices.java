package org.hulian.review.statement;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What the form offers for each field. */
final class StatementChoices {
  private static final List<String> OF_THE_TRADE =
      List.of(
          "KEYWORD_BIOMETRIC_DATA_BREACH",
          "KEYWORD_MISSING_PROCESSING_GROUND",
          "KEYWORD_DATA_FALSIFICATION",
          "KEYWORD_IMPERSONATION_ACCOUNT_HIJACKING",
          "KEYWORD_GOODS_SERVICES_NOT_PERMITTED",
          "KEYWORD_PHISHING",
          "KEYWORD_OTHER");

  /** Of the European Economic Area, and not of the Union. */
  private static final List<String> BESIDE_THE_UNION = List.of("IS", "LI", "NO");

  /** The states of the Union, as a button has them. */
  public String union() {
    return area(code -> !BESIDE_THE_UNION.contains(code));
  }

  /** The states of the Economic Area, which are all that the database takes. */
  public String area() {
    return area(code -> true);
  }

  private String area(Predicate<String> belongs) {
    return of("territorial_scope").stream().filter(belongs).collect(Collectors.joining(" "));
  }

  /** What a state is called in a language. */
  public String country(String code, Locale language) {
    return Locale.of("", code).getDisplayCountry(language);
  }

  /** All values of a field; of the keywords those that can be meant here. */
  public List<String> of(String name) {
    return name.equals("category_specification")
        ? OF_THE_TRADE
        : StatementRules.field(name).values();
  }

  /** Characters of a text at most. */
  public int max(String name) {
    return StatementRules.field(name).max();
  }
}
