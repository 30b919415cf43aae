package org.hulian.classifier.lexicon;

import java.util.Locale;

/** How much a term says on its own. */
public enum Strength {
  /** Has a lawful everyday use; counts only in company. */
  WEAK,
  /** Points to the trade, yet not alone. */
  MEDIUM,
  /** Hardly ever met outside the trade. */
  STRONG;

  /** The name in lexicon files and features. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
