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
 * @param typing whether a person types what {@code in} gives
 * @param interactive whether a person watches {@code err}
 * @param coloured whether {@code out} goes to a terminal that shows colours
 * @param clock the time
 */
record Terminal(
    InputStream in,
    ResultStream out,
    PrintStream err,
    boolean typing,
    boolean interactive,
    boolean coloured,
    Clock clock) {

  /** The streams of this process. */
  static Terminal system() {
    // The launcher knows; Java says so only from version 22 on.
    boolean typing = Boolean.getBoolean("hulian.typing");
    boolean interactive = Boolean.getBoolean("hulian.terminal");
    boolean coloured = Boolean.getBoolean("hulian.coloured");
    ResultStream out = ResultStream.to(new FileOutputStream(FileDescriptor.out));
    return new Terminal(
        System.in, out, System.err, typing, interactive, coloured, Clock.systemUTC());
  }
}
