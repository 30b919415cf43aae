package org.hulian.app;

import java.io.BufferedWriter;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where results go: a file, or standard output. Always UTF-8 with a line feed at each end. */
final class Output {
  private Output() {}

  /** Opens the file, or standard output where there is none; that one stays open at the end. */
  static Writer open(@Nullable Path file, Terminal terminal) throws IOException {
    OutputStream stream = bytes(file, terminal);
    return new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), 1 << 16);
  }

  /** Likewise, for what is no text. */
  static OutputStream bytes(@Nullable Path file, Terminal terminal) throws IOException {
    return file == null ? checked(terminal.out()) : Files.newOutputStream(file);
  }

  /** Writes one line of JSON. */
  static void json(Writer writer, String line) {
    try {
      writer.write(TextOutput.json(line));
      writer.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes lines and a blank one after them. */
  static void lines(Writer writer, List<String> lines) {
    try {
      for (String line : lines) {
        writer.write(line);
        writer.write('\n');
      }
      writer.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Fails where the stream failed, which it would keep to itself. */
  private static OutputStream checked(ResultStream results) {
    return new FilterOutputStream(results) {
      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        results.write(bytes, offset, length);
        results.check();
      }

      @Override
      public void close() throws IOException {
        results.check();
      }
    };
  }
}
