package org.hulian.app.explain;

import org.hulian.listing.text.TextSpan;

/**
 * A piece of a text to underline.
 *
 * @param span where, in UTF-16 units
 * @param kind what it is underlined for
 */
record Mark(TextSpan span, Kind kind) {
  /** What a piece is underlined for; of two the later one here is shown. */
  enum Kind {
    NONE(' '),
    NAMED('.'),
    AGAINST('-'),
    FOR('^');

    private final char sign;

    Kind(char sign) {
      this.sign = sign;
    }

    /** What stands below each column of it. */
    char sign() {
      return sign;
    }
  }
}
