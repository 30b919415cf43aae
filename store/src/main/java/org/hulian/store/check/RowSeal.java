package org.hulian.store.check;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import org.hulian.evidence.log.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * The hash of a row: over the kind, length and bytes of each of its values, 16 bytes of SHA-256.
 */
final class RowSeal {
  static final int LENGTH = 16;

  private final MessageDigest digest = Sha256.digest();
  private final ByteBuffer head = ByteBuffer.allocate(1 + Long.BYTES);

  /** Of the values from the first column on, so many. */
  byte[] of(ResultSet row, int first, int columns) throws SQLException {
    for (int column = first; column < first + columns; column++) {
      add(row.getObject(column));
    }
    return Arrays.copyOf(digest.digest(), LENGTH);
  }

  private void add(@Nullable Object value) {
    switch (value) {
      case null -> head('n', 0);
      case String text -> bytes('t', text.getBytes(StandardCharsets.UTF_8));
      case byte[] blob -> bytes('b', blob);
      case Double real -> head('r', Double.doubleToRawLongBits(real));
      case Number number -> head('i', number.longValue());
      default -> throw new IllegalStateException("no such value: " + value.getClass());
    }
  }

  private void bytes(char kind, byte[] bytes) {
    head(kind, bytes.length);
    digest.update(bytes);
  }

  private void head(char kind, long number) {
    digest.update(head.clear().put((byte) kind).putLong(number).flip());
  }
}
