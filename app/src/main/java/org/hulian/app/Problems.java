package org.hulian.app;

import java.util.function.Consumer;

/** Prints what could not be read, one line each, and remembers how often. Thread-safe. */
final class Problems implements Consumer<Problem> {
  /** A feed that is broken throughout is not to fill the screen. */
  private static final int SHOWN = 100;

  private final Terminal terminal;
  private long count;

  Problems(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public synchronized void accept(Problem problem) {
    count++;
    if (count <= SHOWN) {
      terminal.err().println("hulian: " + TextOutput.oneLine(problem.toString()));
    } else if (count == SHOWN + 1) {
      terminal.err().println("hulian: more problems follow; only their number is told at the end");
    }
  }

  synchronized long count() {
    return count;
  }

  /** 1 if anything could not be read, so that "nothing found" differs from "could not look". */
  synchronized int exitCode() {
    return count == 0 ? 0 : 1;
  }
}
