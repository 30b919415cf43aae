package org.hulian.listing.feed;

import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/** Reads lines of bounded length, so that one endless line cannot fill the memory. */
final class LineReader {
  /** Characters of the longest line that is read; a page of the longest thread is far below. */
  static final int MAX_LENGTH = 16 << 20;

  /** What is wrong with a longer one. */
  static final String TOO_LONG = "longer than " + MAX_LENGTH + " characters";

  private final Reader reader;
  private final char[] buffer = new char[1 << 16];
  private int position;
  private int limit;
  private long number;
  private boolean tooLong;

  LineReader(Reader reader) {
    this.reader = reader;
  }

  /** The next line without its end; null at the end. One that is too long comes as empty. */
  @Nullable String next() throws IOException {
    StringBuilder line = new StringBuilder();
    tooLong = false;
    if (position == limit && !fill()) {
      return null;
    }
    number++;
    do {
      int end = position;
      while (end < limit && buffer[end] != '\n') {
        end++;
      }
      append(line, end);
      if (end < limit) {
        position = end + 1;
        break;
      }
      position = end;
    } while (fill());
    int length = line.length();
    if (length > 0 && line.charAt(length - 1) == '\r') {
      line.setLength(length - 1);
    }
    return line.toString();
  }

  private void append(StringBuilder line, int end) {
    if (tooLong || line.length() + (end - position) > MAX_LENGTH) {
      tooLong = true;
      line.setLength(0);
    } else {
      line.append(buffer, position, end - position);
    }
  }

  private boolean fill() throws IOException {
    position = 0;
    limit = Math.max(0, reader.read(buffer));
    return limit > 0;
  }

  /** Whether the line just read was too long and was thrown away. */
  boolean tooLong() {
    return tooLong;
  }

  /** Number of the line just read, from 1. */
  long number() {
    return number;
  }
}
