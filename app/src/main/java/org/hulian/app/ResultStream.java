package org.hulian.app;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Standard output. A {@link PrintStream} swallows what goes wrong; this one keeps the first failure
 * for {@link #check}, so that a full disk is not taken for success.
 */
final class ResultStream extends PrintStream {
  private final Sink sink;

  private ResultStream(Sink sink) {
    super(sink, true, StandardCharsets.UTF_8);
    this.sink = sink;
  }

  /** Writes to this stream, in UTF-8. */
  static ResultStream to(OutputStream stream) {
    return new ResultStream(new Sink(stream));
  }

  /**
   * Brings out what waits.
   *
   * @throws ReaderGoneException if whoever read has closed its end, as {@code head} does
   * @throws IOException if anything could not be written since the start; told once
   */
  void check() throws IOException {
    flush();
    IOException failure = sink.take();
    if (failure != null) {
      String reason = String.valueOf(failure.getMessage());
      throw reason.equals("Broken pipe")
          ? new ReaderGoneException(failure)
          : new IOException("standard output: " + reason, failure);
    }
  }

  /** Remembers the first failure, and writes nothing more after it. */
  private static final class Sink extends FilterOutputStream {
    private @Nullable IOException failure;
    private boolean told;

    Sink(OutputStream stream) {
      super(stream);
    }

    synchronized @Nullable IOException take() {
      IOException fresh = told ? null : failure;
      told |= fresh != null;
      return fresh;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
      if (failure != null) {
        throw failure;
      }
      try {
        out.write(bytes, offset, length);
      } catch (IOException e) {
        failure = e;
        throw e;
      }
    }
  }
}
