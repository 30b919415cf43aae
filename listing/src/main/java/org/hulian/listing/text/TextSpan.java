package org.hulian.listing.text;

/**
 * A piece of a text.
 *
 * @param start first UTF-16 unit, from 0
 * @param end one past the last UTF-16 unit, not below start
 */
public record TextSpan(int start, int end) {
  public TextSpan {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("not a span: " + start + " to " + end);
    }
  }

  /** How many UTF-16 units it covers. */
  public int length() {
    return end - start;
  }

  /**
   * The piece of the text.
   *
   * @throws IndexOutOfBoundsException if the text is shorter
   */
  public String of(CharSequence text) {
    return text.subSequence(start, end).toString();
  }
}
