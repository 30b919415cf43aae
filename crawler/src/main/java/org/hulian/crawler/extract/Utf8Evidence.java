package org.hulian.crawler.extract;

/**
 * How far bytes look like UTF-8 (RFC 3629).
 *
 * @param valid no sequence is malformed; one cut off at the end is forgiven
 * @param wide sequences of three or four bytes
 */
record Utf8Evidence(boolean valid, int wide) {

  static Utf8Evidence of(byte[] body, int length) {
    int wide = 0;
    int i = 0;
    while (i < length) {
      int lead = body[i] & 0xFF;
      int follow = following(lead);
      if (follow < 0) {
        return new Utf8Evidence(false, wide);
      }
      for (int k = 1; k <= follow && i + k < length; k++) {
        if ((body[i + k] & 0xC0) != 0x80) {
          return new Utf8Evidence(false, wide);
        }
      }
      wide += follow >= 2 ? 1 : 0;
      i += follow + 1;
    }
    return new Utf8Evidence(true, wide);
  }

  private static int following(int lead) {
    if (lead < 0x80) {
      return 0;
    }
    if (lead >= 0xC2 && lead <= 0xDF) {
      return 1;
    }
    if (lead >= 0xE0 && lead <= 0xEF) {
      return 2;
    }
    return lead >= 0xF0 && lead <= 0xF4 ? 3 : -1;
  }
}
