package org.hulian.crawler.site;

import java.nio.charset.StandardCharsets;
import java.util.BitSet;

/** Percent-encoding (RFC 3986, 2.1). */
final class Escapes {
  static final BitSet PATH = ascii("-._~!$&'()*+,;=:@/");
  static final BitSet QUERY = ascii("-._~!$'()*+,;=:@/?&");
  private static final BitSet UNRESERVED = ascii("-._~");
  private static final char[] HEX = "0123456789ABCDEF".toCharArray();
  private static final int FIRST_NON_ASCII = 0x80;

  private Escapes() {}

  private static BitSet ascii(String marks) {
    BitSet set = new BitSet(FIRST_NON_ASCII);
    set.set('a', 'z' + 1);
    set.set('A', 'Z' + 1);
    set.set('0', '9' + 1);
    marks.chars().forEach(set::set);
    return set;
  }

  /**
   * Without what browsers leave out: blanks and controls at the ends, line breaks and tabs within.
   */
  static String strip(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '\t' && c != '\n' && c != '\r') {
        kept.append(c);
      }
    }
    int from = 0;
    int to = kept.length();
    while (from < to && kept.charAt(from) <= ' ') {
      from++;
    }
    while (to > from && kept.charAt(to - 1) <= ' ') {
      to--;
    }
    return kept.substring(from, to);
  }

  /**
   * Upper-case hexadecimal in escapes, no escapes where none is needed, escapes where one is:
   * beyond ASCII as UTF-8. An escape that follows a byte beyond ASCII is left alone, since it may
   * be the second half of a GBK character.
   */
  static String tidy(String text, BitSet allowed) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    boolean afterHighByte = false;
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      int octet = c == '%' ? octet(text, i) : -1;
      if (octet >= 0) {
        if (UNRESERVED.get(octet) && !afterHighByte) {
          out.append((char) octet);
        } else {
          escape(octet, out);
        }
        afterHighByte = octet >= FIRST_NON_ASCII && !afterHighByte;
        i += 3;
      } else if (c < FIRST_NON_ASCII) {
        if (allowed.get(c)) {
          out.append(c);
        } else {
          escape(c, out);
        }
        afterHighByte = false;
        i++;
      } else {
        int point = text.codePointAt(i);
        boolean odd = utf8(point, out) % 2 == 1;
        afterHighByte ^= odd; // as the same bytes would as escapes
        i += Character.charCount(point);
      }
    }
    return out.toString();
  }

  /** Escapes characters from U+0080 to U+00FF as the bytes they stand for. */
  static String ofBytes(String value) {
    StringBuilder out = new StringBuilder(value.length());
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c >= FIRST_NON_ASCII && c <= 0xff) {
        escape(c, out);
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  private static int octet(String text, int percent) {
    if (percent + 2 >= text.length()) {
      return -1;
    }
    int high = Character.digit(text.charAt(percent + 1), 16);
    int low = Character.digit(text.charAt(percent + 2), 16);
    boolean ascii =
        text.charAt(percent + 1) < FIRST_NON_ASCII && text.charAt(percent + 2) < FIRST_NON_ASCII;
    return high < 0 || low < 0 || !ascii ? -1 : high << 4 | low;
  }

  /** Escapes a character beyond ASCII; returns the number of its bytes. */
  private static int utf8(int point, StringBuilder out) {
    // A lone surrogate has no UTF-8; browsers send U+FFFD.
    boolean lone = Character.getType(point) == Character.SURROGATE;
    String text = lone ? "\uFFFD" : Character.toString(point);
    byte[] octets = text.getBytes(StandardCharsets.UTF_8);
    for (byte octet : octets) {
      escape(octet & 0xff, out);
    }
    return octets.length;
  }

  private static void escape(int octet, StringBuilder out) {
    out.append('%').append(HEX[octet >> 4]).append(HEX[octet & 15]);
  }
}
