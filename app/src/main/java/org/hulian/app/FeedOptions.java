package org.hulian.app;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hulian.listing.feed.FeedFormat;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which feeds to read, and how they are written. */
final class FeedOptions {
  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description =
          "JSON Lines (.jsonl), CSV (.csv) or WARC (.warc, .warc.gz); - is standard input.")
  private List<String> files = List.of();

  @Option(names = "--csv", description = "Read as CSV, whatever the names say.")
  private boolean csv;

  @Option(
      names = "--charset",
      paramLabel = "NAME",
      defaultValue = "UTF-8",
      description = "Charset of the feeds, such as GB18030 (default: UTF-8).")
  private @Nullable Charset charset;

  /**
   * The feeds in the order given; none is opened yet.
   *
   * @throws CommandException if one of them is not there, before anything is read
   */
  List<FeedSource> sources(Terminal terminal) {
    Charset written = charset == null ? StandardCharsets.UTF_8 : charset;
    List<FeedSource> sources = new ArrayList<>();
    for (String file : files) {
      if (!file.equals("-") && !Files.isReadable(Path.of(file))) {
        throw new CommandException(file + ": there is no such file, or it may not be read");
      }
      FeedFormat format =
          csv ? FeedFormat.CSV : FeedFormat.ofName(file).orElse(FeedFormat.JSON_LINES);
      sources.add(new FeedSource(file, format, written, terminal));
    }
    return sources;
  }

  /** How the feeds are called in the ledger. */
  String name() {
    return files.size() == 1 ? files.getFirst() : files.getFirst() + " and " + (files.size() - 1);
  }
}
