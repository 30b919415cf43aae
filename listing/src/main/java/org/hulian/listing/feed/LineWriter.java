package org.hulian.listing.feed;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;

/** Writes lines as UTF-8 with a line feed, whatever the machine's habits. */
final class LineWriter implements AutoCloseable {
  private final BufferedWriter out;

  LineWriter(OutputStream stream) {
    out = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
  }

  void write(String line) throws IOException {
    out.write(line);
    out.write('\n');
  }

  void flush() throws IOException {
    out.flush();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
