package org.hulian.index.query;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** What holds of every query also holds of queries that were bred to break it. */
class ReadingFuzzTest {
  private static final Pattern UNIT = Pattern.compile("\\\\u([0-9a-f]{4})");

  @DictionaryFile(resourcePath = "/org/hulian/index/query/fuzz.dict")
  @FuzzTest
  void isRead(byte[] bytes) {
    AnyReadingTest.check(text(bytes));
  }

  /** UTF-8; what that cannot write, such as half a pair of surrogates, stands as in Java. */
  private static String text(byte[] bytes) {
    return UNIT.matcher(new String(bytes, StandardCharsets.UTF_8))
        .replaceAll(
            unit ->
                java.util.regex.Matcher.quoteReplacement(
                    "" + (char) Integer.parseInt(unit.group(1), 16)));
  }
}
