package org.hulian.app;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.time.Clock;

/**
 * What a command sees of the world outside; tests pass their own.
 *
 * @param in standard input
 * @param out results only
 * @param err progress, warnings, errors
 * @param interactive whether a person watches {@code err}
 * @param clock the time
 */
record Terminal(
    InputStream in, ResultStream out, PrintStream err, boolean interactive, Clock clock) {

  /** The streams of this process. */
  static Terminal system() {
    // The launcher knows; Java says so only from version 22 on.
    boolean interactive = Boolean.getBoolean("hulian.terminal");
    ResultStream out = ResultStream.to(new FileOutputStream(FileDescriptor.out));
    return new Terminal(System.in, out, System.err, interactive, Clock.systemUTC());
  }
}
