package org.hulian.listing.text;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** What holds of every text also holds of texts that were bred to break it. */
class TextNormalizerFuzzTest {
  private static final Pattern UNIT = Pattern.compile("\\\\u([0-9a-f]{4})");

  @DictionaryFile(resourcePath = "/org/hulian/listing/text/fuzz.dict")
  @FuzzTest
  void normalizes(byte[] bytes) {
    TextNormalizerPropertyTest.check(text(bytes));
  }

  /** UTF-8; what that cannot write, such as half a pair of surrogates, stands as in Java. */
  private static String text(byte[] bytes) {
    return UNIT.matcher(new String(bytes, StandardCharsets.UTF_8))
        .replaceAll(unit -> "" + (char) Integer.parseInt(unit.group(1), 16));
  }
}
