package org.hulian.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/**
 * Says in one line why a command failed. The stack trace is for those who ask for it with {@code
 * HULIAN_TRACE=1}.
 */
final class FailureReport implements CommandLine.IExecutionExceptionHandler {
  private final Terminal terminal;

  FailureReport(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public int handleExecutionException(Exception failure, CommandLine line, ParseResult parsed) {
    terminal.err().println("hulian: " + reason(failure));
    if (System.getenv("HULIAN_TRACE") != null) {
      failure.printStackTrace(terminal.err());
    }
    return CommandLine.ExitCode.SOFTWARE;
  }

  private static String reason(Throwable failure) {
    return switch (failure) {
      case UncheckedIOException unchecked when unchecked.getCause() != null ->
          reason(unchecked.getCause());
      case NoSuchFileException missing -> missing.getFile() + ": there is no such file";
      case AccessDeniedException denied -> denied.getFile() + ": may not be read or written";
      case IOException io -> String.valueOf(io.getMessage());
      default -> failure.getMessage() == null ? failure.toString() : failure.getMessage();
    };
  }
}
