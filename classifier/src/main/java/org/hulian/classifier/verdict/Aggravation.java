package org.hulian.classifier.verdict;

import java.util.Locale;

/** What raises a severity by one step; {@link SeverityTable} says for which category. */
public enum Aggravation {
  /** An identity number or papers go with the face. */
  IDENTITY_PAPERS,
  /** A bank card, a telephone or an address goes with the face. */
  MONEY_OR_WHEREABOUTS,
  /** A lot of 10,000 or more. */
  LARGE_LOT,
  /** It is taught. */
  TUITION,
  /** The check of a bank, a payment service or an office of the state is the target. */
  MONEY_OR_STATE_TARGET,
  /** Agents or workers are wanted. */
  HELPERS_WANTED,
  /** A phone that is ready for use. */
  READY_PHONE;

  /** The name in interfaces, such as {@code large_lot}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
