package org.hulian.app;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;

/**
 * A command that was run in this process as a person would run it.
 *
 * @param code its exit code
 * @param out what it wrote to standard output
 * @param err what it wrote to standard error
 */
record CommandRun(int code, String out, String err) {

  static CommandRun of(String... args) {
    return withInput("", args);
  }

  /** The same on a data folder. */
  static CommandRun on(Path data, String... args) {
    String[] all = Arrays.copyOf(args, args.length + 2);
    all[args.length] = "--data";
    all[args.length + 1] = data.toString();
    return of(all);
  }

  static CommandRun withInput(String input, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code = Main.run(terminal(input, false, out, err), args);
    return new CommandRun(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** A terminal whose output nobody sees, at which a person types this, if anybody does. */
  static Terminal typedAt(String input, boolean typing) {
    return terminal(input, typing, new ByteArrayOutputStream(), new ByteArrayOutputStream());
  }

  private static Terminal terminal(
      String input, boolean typing, ByteArrayOutputStream out, ByteArrayOutputStream err) {
    return new Terminal(
        new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
        ResultStream.to(out),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        typing,
        false,
        false,
        Clock.systemUTC());
  }

  /** The lines on standard error that say that something went wrong. */
  List<String> complaints() {
    return err.lines().filter(line -> line.startsWith("hulian: ")).toList();
  }
}
