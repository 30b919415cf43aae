package org.hulian.review.notice;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One provision that a notice can rest on.
 *
 * @param id names the provision and its version, such as {@code cn-pipl-10}
 * @param validFrom when this version came into force
 * @param validTo its last day, absent while it is in force
 * @param policies codes of decisions that it is proposed for
 * @param zh law, article and what it says, in Chinese
 * @param en the same in English
 */
record LegalGround(
    String id,
    LocalDate validFrom,
    @Nullable LocalDate validTo,
    List<String> policies,
    String zh,
    String en) {
  LegalGround {
    policies = List.copyOf(policies);
  }

  /** The ground in the language of the notice. */
  public String text(String language) {
    return language.equals("en") ? en : zh;
  }

  /** Whether it is in force on this day. */
  boolean inForce(LocalDate day) {
    return !day.isBefore(validFrom) && (validTo == null || !day.isAfter(validTo));
  }
}
