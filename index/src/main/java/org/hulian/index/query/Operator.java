package org.hulian.index.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Words between words. In capitals only, or one Chinese character that stands alone. */
enum Operator {
  AND("AND", "且"),
  OR("OR", "或"),
  NOT("NOT", "非");

  private final String latin;
  private final String chinese;

  Operator(String latin, String chinese) {
    this.latin = latin;
    this.chinese = chinese;
  }

  /** The one that stands here, between blanks, brackets, quotes and ends; null if none does. */
  static @Nullable Operator at(String text, int at) {
    for (Operator operator : values()) {
      if (operator.length(text, at) > 0) {
        return operator;
      }
    }
    return null;
  }

  /** How long it is where it stands here, else 0. */
  int length(String text, int at) {
    for (String spelling : List.of(latin, chinese)) {
      int end = at + spelling.length();
      if (end <= text.length()
          && Signs.plain(text.substring(at, end)).equals(spelling)
          && (end == text.length() || parts(text.charAt(end)))) {
        return spelling.length();
      }
    }
    return 0;
  }

  private static boolean parts(char unit) {
    return Signs.isBlank(unit) || Quotes.opening(unit) >= 0 || "()".indexOf(Signs.plain(unit)) >= 0;
  }
}
