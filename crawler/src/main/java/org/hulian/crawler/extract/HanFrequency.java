package org.hulian.crawler.extract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.Objects;

/**
 * Tells Chinese text from bytes read in the wrong encoding: real text consists largely of a few
 * hundred characters, wrongly read text of rare ones.
 */
final class HanFrequency {
  private static final BitSet COMMON = read();

  private HanFrequency() {}

  /** The share of common characters among all that are not ASCII, 0 to 1; 0 if there are none. */
  static double score(String text) {
    int wide = 0;
    int common = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c > 0x7F) {
        wide++;
        common += COMMON.get(c) ? 1 : 0;
      }
    }
    return wide == 0 ? 0 : (double) common / wide;
  }

  private static BitSet read() {
    try (InputStream in = HanFrequency.class.getResourceAsStream("common-han.txt")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      BitSet common = new BitSet(0x10000);
      text.lines()
          .filter(line -> !line.startsWith("#"))
          .forEach(line -> line.chars().forEach(common::set));
      return common;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
