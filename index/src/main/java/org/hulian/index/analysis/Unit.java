package org.hulian.index.analysis;

import java.util.Locale;

/**
 * The smallest thing that is searched for.
 *
 * @param key what it is compared by; one Han character, a Latin word, a number or a syllable
 * @param start first UTF-16 unit of its place in the original
 * @param end one past the last
 * @param first whether nothing before it may be read together with it
 */
public record Unit(String key, int start, int end, boolean first) {
  private static final int LONGEST = 100;

  /**
   * What stands for it in the text, if that is more than letter case and width away; else empty.
   *
   * @param original the text that its place is in
   */
  public String variant(String original) {
    StringBuilder written = new StringBuilder();
    for (int i = start; i < end; i++) {
      char sign = original.charAt(i);
      boolean wide = sign >= '！' && sign <= '～';
      written.append(wide ? (char) (sign - '！' + '!') : sign);
    }
    String plain = written.toString().toLowerCase(Locale.ROOT).replace(",", "");
    return plain.equals(key) || plain.length() > LONGEST ? "" : plain;
  }

  Unit asFirst() {
    return new Unit(key, start, end, true);
  }

  Unit joined(Unit next) {
    return new Unit(key + next.key, start, next.end, first);
  }
}
