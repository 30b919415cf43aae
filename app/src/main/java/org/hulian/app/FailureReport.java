package org.hulian.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import org.hulian.store.DataFolderBusyException;
import org.jspecify.annotations.Nullable;
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
    return failure instanceof DataFolderBusyException busy
        ? tell(busy, BesideConsole.told(busy, nameOf(line)))
        : tell(failure);
  }

  /** Without the name of the program, such as {@code users invite}. */
  private static String nameOf(CommandLine line) {
    return line.getCommandSpec().qualifiedName().replaceFirst("^hulian ", "");
  }

  /**
   * Tells of a failure; returns the exit code. A reader that went away, as {@code head} does, is
   * told nothing, but the code says that not everything was written: nobody is to take what is
   * there for the whole.
   */
  int tell(Exception failure) {
    return tell(failure, reason(failure));
  }

  private int tell(Exception failure, String reason) {
    if (!isReaderGone(failure)) {
      terminal.err().println("hulian: " + TextOutput.oneLine(reason));
    }
    if (System.getenv("HULIAN_TRACE") != null) {
      failure.printStackTrace(terminal.err());
    }
    return CommandLine.ExitCode.SOFTWARE;
  }

  private static boolean isReaderGone(@Nullable Throwable failure) {
    return failure instanceof ReaderGoneException
        || (failure instanceof UncheckedIOException && isReaderGone(failure.getCause()));
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
