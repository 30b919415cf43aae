package org.hulian.app;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.hulian.crawler.extract.EngineCatalog;
import org.hulian.crawler.extract.EngineDefinition;
import org.hulian.crawler.extract.ListingExtractor;
import org.hulian.listing.feed.ListingCodec;
import org.hulian.store.listing.VictimsMasked;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the listings of WARC files as JSON Lines. */
@Command(
    name = "extract",
    mixinStandardHelpOptions = true,
    description = {
      "Writes the listings of WARC files as JSON Lines.",
      "",
      "Each item comes once, however many pages show it. Victims' numbers are masked; "
          + "nothing is scored or stored."
    })
final class ExtractCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(arity = "1..*", paramLabel = "WARC", description = "Files, .warc or .warc.gz.")
  private List<Path> files = List.of();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Write there instead.")
  private @Nullable Path output;

  @ArgGroup(exclusive = true)
  private @Nullable Reading reading;

  @Option(
      names = {"-q", "--quiet"},
      description = "No progress, only results and errors.")
  private boolean quiet;

  ExtractCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Problems problems = new Problems(terminal);
    ListingExtractor extractor = extractor();
    WarcSource source = new WarcSource(extractor, problems);
    long[] items = {0};
    try (Writer writer = Output.open(output, terminal);
        Progress progress = new Progress(terminal, "pages", quiet)) {
      source.counting(progress::set);
      for (Path file : files) {
        source.read(
            file,
            listing -> {
              Output.json(writer, ListingCodec.write(VictimsMasked.of(listing)));
              items[0]++;
            });
      }
    }
    if (!quiet) {
      terminal
          .err()
          .printf(
              Locale.ROOT,
              "%,d items on %,d pages; %,d records were no pages, %,d could not be read%n",
              items[0],
              source.pages(),
              source.skipped(),
              problems.count());
    }
    return problems.exitCode();
  }

  /** By which engine definitions the pages are read; left out, those that are enabled. */
  private static final class Reading {
    @Option(names = "--generic", description = "Without the engine definitions of seeds/engines.")
    private boolean generic;

    @Option(
        names = "--engine",
        paramLabel = "NAME",
        description = "All pages are of this engine, an untested one included.")
    private @Nullable String engine;
  }

  private ListingExtractor extractor() throws IOException {
    if (reading != null && reading.generic) {
      return new ListingExtractor(EngineCatalog.empty());
    }
    EngineCatalog engines = Home.engines();
    String engine = reading == null ? null : reading.engine;
    if (engine == null) {
      return new ListingExtractor(engines);
    }
    if (engines.find(engine).isEmpty()) {
      String known =
          engines.engines().stream().map(EngineDefinition::name).collect(Collectors.joining(", "));
      throw new CommandException("unknown engine " + engine + ": known are " + known);
    }
    return new ListingExtractor(engines).ofEngine(engine);
  }
}
