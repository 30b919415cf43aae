package org.hulian.review.statement;

import java.util.List;

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
