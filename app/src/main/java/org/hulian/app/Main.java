package org.hulian.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;

/** Starts the command that was asked for. Exit codes: 0 done, 1 failed, 2 misuse. */
public final class Main {
  private Main() {}

  /** Held, since the logging of the platform forgets loggers nobody holds. */
  private static final Logger LUCENE = Logger.getLogger("org.apache.lucene");

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] args) {
    Locale.setDefault(Locale.ROOT);
    LUCENE.setLevel(Level.SEVERE); // it advises on a module that is still being tried out
    System.exit(run(Terminal.system(), args));
  }

  /** Runs one command in this process; returns its exit code. */
  static int run(Terminal terminal, String... args) {
    CommandLine line = HulianCommand.line(new CommandFactory(terminal), args);
    line.setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setAbbreviatedSubcommandsAllowed(false);
    line.setUsageHelpAutoWidth(true);
    spaceOut(line);
    FailureReport failures = new FailureReport(terminal);
    line.setExecutionExceptionHandler(failures);
    int code = line.execute(args);
    try {
      terminal.out().check();
      return code;
    } catch (IOException e) {
      return failures.tell(e);
    }
  }

  /** An empty line before the options of every command. */
  private static void spaceOut(CommandLine line) {
    line.getCommandSpec().usageMessage().parameterListHeading("%n").optionListHeading("%n");
    line.getSubcommands().values().forEach(Main::spaceOut);
  }
}
