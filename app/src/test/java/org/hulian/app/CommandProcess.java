package org.hulian.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A command in a process of its own, so that it can be stopped and killed. */
final class CommandProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Process process;
  private final Path err;

  private CommandProcess(Process process, Path err) {
    this.process = process;
    this.err = err;
  }

  /** Starts it; what it writes to standard error is kept below the folder. */
  static CommandProcess start(Path folder, String... args) throws IOException {
    return start(folder, List.of(), args);
  }

  /** Starts it with options of the virtual machine, such as {@code -Dname=value}. */
  static CommandProcess start(Path folder, List<String> options, String... args)
      throws IOException {
    Path err = Files.createTempFile(folder, "err", ".txt");
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(
        List.of(
            "-Xmx1g",
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "-Dfile.encoding=UTF-8",
            "-cp",
            System.getProperty("java.class.path")));
    for (String name : List.of("hulian.root", "hulian.models")) {
      String value = System.getProperty(name);
      if (value != null) {
        line.add("-D" + name + "=" + value);
      }
    }
    line.addAll(options);
    line.add(Main.class.getName());
    line.addAll(List.of(args));
    Process process =
        new ProcessBuilder(line)
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .redirectError(err.toFile())
            .start();
    return new CommandProcess(process, err);
  }

  /** Waits until standard error holds this text. */
  void awaitError(String text) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!err().contains(text)) {
      if (System.nanoTime() > end || !process.isAlive()) {
        throw new AssertionError("never said \"" + text + "\" but: " + err());
      }
      Thread.sleep(20);
    }
  }

  /** Asks it to stop, as Ctrl-C and a service manager do; returns how long it took to end. */
  Duration stop() throws InterruptedException {
    long asked = System.nanoTime();
    process.destroy();
    awaitEnd();
    return Duration.ofNanos(System.nanoTime() - asked);
  }

  /** Ends it without a chance to do anything, as {@code kill -9} does. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    awaitEnd();
  }

  /** Waits for its end; returns its exit code. */
  int awaitEnd() throws InterruptedException {
    return awaitEnd(PATIENCE);
  }

  /** The same for work that takes long. */
  int awaitEnd(Duration patience) throws InterruptedException {
    if (!process.waitFor(patience.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("does not end, and says: " + err());
    }
    return process.exitValue();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** The end of the pipe that its standard output goes to. */
  InputStream results() {
    return process.getInputStream();
  }

  String err() {
    try {
      return Files.readString(err);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
