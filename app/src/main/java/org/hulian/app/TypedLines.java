package org.hulian.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The lines that a person types while a command runs. Where nobody can type anything, nothing is
 * read and none comes.
 */
final class TypedLines {
  private final BlockingQueue<Optional<String>> lines = new LinkedBlockingQueue<>();

  private TypedLines() {}

  /** Begins to read, in a thread that ends with the process or with what is typed. */
  static TypedLines of(Terminal terminal) {
    TypedLines typed = new TypedLines();
    if (terminal.typing()) {
      Thread unused =
          Thread.ofPlatform().daemon().name("typed-lines").start(() -> typed.read(terminal));
    }
    return typed;
  }

  private void read(Terminal terminal) {
    BufferedReader reader =
        new BufferedReader(new InputStreamReader(terminal.in(), StandardCharsets.UTF_8));
    try {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        lines.add(Optional.of(line.strip()));
      }
    } catch (IOException e) {
      terminal.err().println("hulian: nothing more can be typed: " + e.getMessage());
    }
  }

  /**
   * Waits for the next line.
   *
   * @return it without blanks around it; empty if the process is asked to stop
   */
  Optional<String> next(StopRequest stop) {
    return stop.during(() -> lines.add(Optional.empty()), this::take);
  }

  private Optional<String> take() {
    try {
      return lines.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
