package org.hulian.app;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Options that every command with a data folder has. */
final class CommonOptions {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Data folder (default: ${DEFAULT-VALUE}).",
      defaultValue = "hulian-data")
  Path data = Path.of("hulian-data");

  @Option(
      names = {"-q", "--quiet"},
      description = "No progress, only results and errors.")
  boolean quiet;
}
