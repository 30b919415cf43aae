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
 * @param coloured whether {@code out} goes to a terminal that shows colours
 * @param clock the time
 */
record Terminal(
    InputStream in,
    ResultStream out,
    PrintStream err,
    boolean interactive,
    boolean coloured,
    Clock clock) {

  /** The streams of this process. */
  static Terminal system() {
    // The launcher knows; Java says so only from version 22 on.
    boolean interactive = Boolean.getBoolean("hulian.terminal");
    boolean coloured = Boolean.getBoolean("hulian.coloured");
    ResultStream out = ResultStream.to(new FileOutputStream(FileDescriptor.out));
    return new Terminal(System.in, out, System.err, interactive, coloured, Clock.systemUTC());
  }
}
