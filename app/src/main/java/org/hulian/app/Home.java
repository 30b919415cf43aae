package org.hulian.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hulian.crawler.extract.EngineCatalog;

/** The folder that the program came in, with its seeds. */
final class Home {
  private Home() {}

  /** The folder {@code seeds}: of the program, or below the working directory. */
  static Path seeds() {
    Path home = Path.of(System.getProperty("hulian.home", System.getProperty("hulian.root", "")));
    Path seeds = home.resolve("seeds");
    if (!Files.isDirectory(seeds)) {
      throw new CommandException(
          "there is no folder seeds in " + home.toAbsolutePath() + ": start with ./hulian");
    }
    return seeds;
  }

  /**
   * All engine definitions.
   *
   * @throws RuntimeException that names file, line and key of what is wrong in them
   */
  static EngineCatalog engines() throws IOException {
    return EngineCatalog.load(seeds().resolve("engines"));
  }
}
