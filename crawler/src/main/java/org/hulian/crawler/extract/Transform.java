package org.hulian.crawler.extract;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A small change to a value that an engine definition may ask for by name. */
enum Transform {
  /** What stands behind the first colon. */
  AFTER_COLON {
    @Override
    String apply(String value) {
      int at = value.replace('：', ':').indexOf(':');
      return at < 0 ? value : value.substring(at + 1).strip();
    }
  },
  /** Without a number in brackets at the end, such as {@code (12)}. */
  WITHOUT_COUNT {
    @Override
    String apply(String value) {
      return value.replaceAll("\\s*[(（\\[]\\d+[)）\\]]\\s*$", "");
    }
  },
  /** Without a type in square brackets at the beginning, such as {@code [Selling]}. */
  WITHOUT_PREFIX {
    @Override
    String apply(String value) {
      return value.replaceAll("^\\s*[\\[【][^\\]】]{1,12}[\\]】]\\s*", "");
    }
  },
  /** What stands behind the last blank. */
  LAST_WORD {
    @Override
    String apply(String value) {
      return value.substring(value.lastIndexOf(' ') + 1);
    }
  },
  /** A name without the "by" before it and the colon behind it. */
  BARE_NAME {
    @Override
    String apply(String value) {
      return BY.matcher(value).replaceFirst("").replaceFirst("\\s*[:：]\\s*$", "");
    }
  },
  /** The first number. */
  NUMBER {
    @Override
    String apply(String value) {
      Matcher matcher = DIGITS.matcher(value);
      return matcher.find() ? matcher.group() : "";
    }
  };

  private static final Pattern BY =
      Pattern.compile("^\\s*(?:by\\s+|由\\s*|作者\\s*[:：]\\s*)", Pattern.CASE_INSENSITIVE);
  private static final Pattern DIGITS = Pattern.compile("\\d+(?:[.,]\\d+)*");

  abstract String apply(String value);
}
