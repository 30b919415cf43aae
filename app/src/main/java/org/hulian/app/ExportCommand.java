package org.hulian.app;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.hulian.listing.feed.ListingCodec;
import org.hulian.listing.feed.VerdictCodec;
import org.hulian.listing.finding.ScoredListing;
import org.hulian.listing.finding.Verdict;
import org.hulian.store.Access;
import org.hulian.store.Database;
import org.hulian.store.listing.StoredListing;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes what is stored as JSON Lines. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = {
      "Writes the newest version of every stored listing as JSON Lines, in constant memory. Victims'",
      "numbers are masked in the store already. The export is noted in the audit log."
    })
final class ExportCommand implements Callable<Integer> {
  /** What a line holds. */
  enum What {
    LISTINGS,
    PREDICTIONS
  }

  private final Terminal terminal;

  @Mixin private CommonOptions common = new CommonOptions();

  @Option(
      names = "--what",
      defaultValue = "LISTINGS",
      description = "${COMPLETION-CANDIDATES} (default: listings).")
  private What what = What.LISTINGS;

  @Option(names = "--flagged", description = "Only what is flagged.")
  private boolean flagged;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Write there instead.")
  private @Nullable Path output;

  ExportCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    long[] lines = {0};
    try (Database store = Database.open(common.data, Access.WRITE, terminal.clock());
        Writer writer = Output.open(output, terminal);
        Progress progress = new Progress(terminal, "listings", common.quiet)) {
      progress.expect(store.listings().count());
      store
          .listings()
          .forEach(
              stored -> {
                if (!flagged || stored.verdict() instanceof Verdict.Flagged) {
                  Output.json(writer, line(stored));
                  lines[0]++;
                }
                progress.add(1);
              });
      store
          .audit()
          .append(
              "system",
              "export.made",
              "listings",
              Map.of(
                  "what", what.name().toLowerCase(Locale.ROOT),
                  "flagged", Boolean.toString(flagged),
                  "lines", Long.toString(lines[0])));
    }
    if (!common.quiet) {
      terminal.err().printf(Locale.ROOT, "%,d lines%n", lines[0]);
    }
    return 0;
  }

  private String line(StoredListing stored) {
    return switch (what) {
      case LISTINGS -> ListingCodec.write(stored.listing());
      case PREDICTIONS ->
          VerdictCodec.prediction(new ScoredListing(stored.listing(), stored.verdict()));
    };
  }
}
