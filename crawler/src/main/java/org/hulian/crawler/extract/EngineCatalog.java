package org.hulian.crawler.extract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;

/** The engines that are known. Immutable and thread-safe. */
public final class EngineCatalog {
  private final List<EngineDefinition> engines;

  private EngineCatalog(List<EngineDefinition> engines) {
    this.engines = List.copyOf(engines);
  }

  /** No engine is known: pages are read by what most engines share. */
  public static EngineCatalog empty() {
    return new EngineCatalog(List.of());
  }

  /**
   * Reads all engine definitions of a folder, in the order of their names.
   *
   * @param folder with one {@code .yaml} file for each engine; other files are left alone
   * @throws EngineDefinitionException if a definition breaks the schema; it names every place
   * @throws IOException if a file cannot be read
   */
  public static EngineCatalog load(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> entries = Files.list(folder)) {
      files = entries.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
    List<EngineDefinition> engines = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (Path file : files) {
      EngineParser parser = new EngineParser(file, Files.readString(file));
      parser.parse().ifPresent(engines::add);
      parser.problems().forEach(problem -> problems.add(problem.toString()));
    }
    if (!problems.isEmpty()) {
      throw new EngineDefinitionException(problems);
    }
    return new EngineCatalog(engines);
  }

  /** The engines in the order of their names. */
  public List<EngineDefinition> engines() {
    return engines;
  }

  /** The engine of a name. */
  public Optional<EngineDefinition> find(String name) {
    return engines.stream().filter(engine -> engine.name().equals(name)).findFirst();
  }

  /** The first engine that is enabled and whose marks a page has. */
  Optional<EngineDefinition> recognise(Document document) {
    return engines.stream()
        .filter(engine -> engine.enabled() && engine.recognises(document))
        .findFirst();
  }
}
