package org.hulian.index.analysis;

/**
 * The smallest thing that is searched for.
 *
 * @param key what it is compared by; one Han character, a Latin word, a number or a syllable
 * @param start first UTF-16 unit of its place in the original
 * @param end one past the last
 * @param first whether nothing before it may be read together with it
 */
public record Unit(String key, int start, int end, boolean first) {
  Unit asFirst() {
    return new Unit(key, start, end, true);
  }

  Unit joined(Unit next) {
    return new Unit(key + next.key, start, next.end, first);
  }
}
