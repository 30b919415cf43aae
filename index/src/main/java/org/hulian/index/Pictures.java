package org.hulian.index;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;

/**
 * Addresses of pictures as they are compared: by a hash of 48 bits, without query and fragment,
 * which differ from one showing to the next. Two that differ are the same once in some 10^14.
 */
final class Pictures {
  private static final int BYTES = 6;

  private Pictures() {}

  static BytesRef term(String address) {
    String bare = address.strip();
    int end = bare.length();
    for (char sign : new char[] {'?', '#'}) {
      int at = bare.indexOf(sign);
      end = at > 0 ? Math.min(end, at) : end;
    }
    byte[] bytes = bare.substring(0, end).getBytes(StandardCharsets.UTF_8);
    long[] hash = StringHelper.murmurhash3_x64_128(new BytesRef(bytes));
    byte[] whole = ByteBuffer.allocate(Long.BYTES).putLong(hash[0]).array();
    return new BytesRef(Arrays.copyOf(whole, BYTES));
  }
}
