package org.hulian.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Passwords of other programs, which never stand on a command line: everybody here could see it.
 */
final class Password {
  private Password() {}

  /**
   * The password in a file, without white space round it.
   *
   * @param file absent to take it from the environment
   * @param variable of the environment; if it is not set there either, the password is empty
   */
  static String read(@Nullable Path file, String variable) {
    if (file == null) {
      String given = System.getenv(variable);
      return given == null ? "" : given;
    }
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new CommandException("cannot read the password in " + file + ": " + e, e);
    }
  }
}
