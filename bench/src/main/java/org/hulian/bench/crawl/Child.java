package org.hulian.bench.crawl;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Another Java process with the class path of this one, asked over its standard input and answering
 * on its standard output, a line for a line. It ends with this process, however that ends, since
 * its input ends then.
 */
final class Child implements AutoCloseable {
  private static final int LAST_WORDS = 12;

  private final Process process;
  private final Path errors;
  private final BufferedReader answers;
  private final PrintWriter questions;

  private Child(Process process, Path errors) {
    this.process = process;
    this.errors = errors;
    answers = process.inputReader(StandardCharsets.UTF_8);
    questions = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
  }

  /**
   * Starts a process.
   *
   * @param errors takes what it says on its standard error
   */
  static Child start(Class<?> main, Path errors, List<String> args) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-Xmx768m", "--enable-native-access=ALL-UNNAMED"));
    command.add("-Dorg.slf4j.simpleLogger.defaultLogLevel=error");
    command.add("-Dhulian.home=" + System.getProperty("hulian.home", ""));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(args);
    Process process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
    return new Child(process, errors);
  }

  /** Asks, and waits for the answer. */
  String ask(String question) throws IOException {
    questions.println(question);
    return answer();
  }

  /**
   * Waits for an answer.
   *
   * @throws IOException with the process's last words, if it ended instead
   */
  String answer() throws IOException {
    String answer = answers.readLine();
    if (answer == null) {
      List<String> said = Files.readAllLines(errors, StandardCharsets.UTF_8);
      List<String> last = said.subList(Math.max(0, said.size() - LAST_WORDS), said.size());
      throw new IOException("a process of the bench has ended: " + String.join("\n", last));
    }
    return answer;
  }

  @Override
  public void close() {
    questions.close();
    try {
      if (!process.waitFor(2, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
