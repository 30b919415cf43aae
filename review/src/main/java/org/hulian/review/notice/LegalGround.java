package org.hulian.review.notice;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One version of one provision that a notice can rest on.
 *
 * @param code names the provision through all its versions, such as {@code cn-pipl-10}
 * @param jurisdiction {@code CN} or {@code EU}
 * @param validFrom when this version came into force; it is the name of the version
 * @param validTo its last day, absent while it is in force
 * @param policies codes of decisions that it is proposed for
 */
record LegalGround(
    String code,
    String jurisdiction,
    LocalDate validFrom,
    @Nullable LocalDate validTo,
    List<String> policies,
    Wording zh,
    Wording en) {
  /**
   * A ground in one language.
   *
   * @param law its name
   * @param label what it is about, in a few words
   * @param requires what it asks for, in a sentence
   */
  record Wording(String law, String article, String label, String requires) {}

  LegalGround {
    policies = List.copyOf(policies);
    if (!jurisdiction.matches("CN|EU")) {
      throw new IllegalArgumentException("no such jurisdiction: " + jurisdiction);
    }
    if (validTo != null && validTo.isBefore(validFrom)) {
      throw new IllegalArgumentException(code + " ends before it begins");
    }
  }

  /** Code and version, as it stands in notices and forms, such as {@code cn-pipl-10@2021-11-01}. */
  public String key() {
    return code + "@" + validFrom;
  }

  /** The ground in this language. */
  public Wording in(String language) {
    return language.equals("en") ? en : zh;
  }

  /** The ground with its version, as a notice names it. */
  public String text(String language) {
    return language.equals("en")
        ? en.law + ", " + en.article + " (text in force since " + validFrom + "): " + en.requires
        : zh.law + zh.article + "（" + validFrom + "起施行的文本）：" + zh.requires;
  }

  /** The ground in a line, for those who know the law. */
  String line(String language) {
    Wording words = in(language);
    return language.equals("en")
        ? words.law + ", " + words.article + ": " + words.label
        : words.law + words.article + "：" + words.label;
  }

  /** Whether it is in force on this day. */
  boolean inForce(LocalDate day) {
    return !day.isBefore(validFrom) && (validTo == null || !day.isAfter(validTo));
  }
}
