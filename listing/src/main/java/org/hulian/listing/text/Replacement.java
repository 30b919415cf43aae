package org.hulian.listing.text;

/**
 * A word that one character stands for.
 *
 * @param word what it becomes
 * @param after characters of which one must stand before, or
 * @param before of which one must follow; if both are empty the word always stands
 */
record Replacement(String word, String after, String before) {
  /**
   * Whether the word stands between these two; 0 for none. Where the word itself follows, the
   * character is only noise.
   */
  boolean fits(char previous, char next) {
    return unconditional() || (next != word.charAt(0) && beside(previous, next));
  }

  private boolean beside(char previous, char next) {
    return (previous != 0 && after.indexOf(previous) >= 0)
        || (next != 0 && before.indexOf(next) >= 0);
  }

  /** The first character if the word always stands, else 0. */
  char first() {
    return unconditional() ? word.charAt(0) : 0;
  }

  private boolean unconditional() {
    return after.isEmpty() && before.isEmpty();
  }
}
