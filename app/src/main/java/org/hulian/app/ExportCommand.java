package org.hulian.app;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.hulian.listing.feed.ListingCodec;
import org.hulian.listing.feed.VerdictCodec;
import org.hulian.listing.finding.ScoredListing;
import org.hulian.listing.finding.Verdict;
import org.hulian.review.export.ListingExport.Made;
import org.hulian.store.Access;
import org.hulian.store.Database;
import org.hulian.store.listing.StoredListing;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Writes what is stored, as JSON Lines that can be read in again or as a table. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = {
      "Writes what is stored, as JSON Lines or as a table.",
      "",
      "Lines are for ingest to read again; with --format, --query or a file's name in .csv or .xlsx"
          + " it is a table, one listing a row.",
      "Writes the newest version of every listing, in constant memory. Victims' numbers "
          + "are masked in the store already. The audit log says when an export began and when "
          + "it was made or broken off."
    },
    footer = {
      "",
      "In CSV a cell that begins with = + - @ in any width, a tab, a line end or an apostrophe gets an"
          + " apostrophe in front, so that no spreadsheet runs what a seller wrote: docs/adr/0025."
    })
final class ExportCommand implements Callable<Integer> {
  /** What a line holds. */
  enum What {
    LISTINGS,
    PREDICTIONS
  }

  private final Terminal terminal;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private CommonOptions common = new CommonOptions();

  @Option(
      names = "--what",
      paramLabel = "WHAT",
      description = "${COMPLETION-CANDIDATES} (default: listings); not as a table.")
  private @Nullable What what;

  @Option(names = "--flagged", description = "Only what is flagged.")
  private boolean flagged;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Write there instead.")
  private @Nullable Path output;

  @Mixin private TableExport table = new TableExport();

  ExportCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Optional<String> conflict =
        what != null && table.wanted(output)
            ? Optional.of("--what is for lines, not for a table")
            : table.conflict(output);
    if (conflict.isPresent()) {
      throw new ParameterException(spec.commandLine(), conflict.get());
    }
    if (!table.wanted(output)) {
      return lines(what == null ? What.LISTINGS : what);
    }
    Made made;
    try (DataFolder data = DataFolder.open(common.data, terminal.clock())) {
      made = table.write(data, new TableExport.Wish(output, flagged, common.quiet), terminal);
    }
    return tell(made);
  }

  private int tell(Made made) {
    if (!made.complete()) {
      terminal.err().println("hulian: the time was up before all was searched; rows are missing");
    }
    if (!common.quiet) {
      terminal
          .err()
          .printf(Locale.ROOT, "%,d %s%n", made.rows(), made.rows() == 1 ? "row" : "rows");
      if (made.missing() > 0) {
        terminal.err().printf(Locale.ROOT, "%,d hits are stored no more%n", made.missing());
      }
      if (made.cut() > 0) {
        terminal.err().printf(Locale.ROOT, "%,d cells cut at 32,767 characters%n", made.cut());
      }
    }
    return made.complete() ? 0 : 1;
  }

  private int lines(What wanted) throws IOException {
    long[] lines = {0};
    Database.require(common.data);
    try (Database store = Database.open(common.data, Access.WRITE, terminal.clock());
        Writer writer = Output.open(output, terminal);
        Progress progress = new Progress(terminal, "listings", common.quiet)) {
      // Before the first line, so that an export that was broken off is known too.
      note(store, wanted, "export.started", Map.of());
      progress.expect(store.listings().count());
      store
          .listings()
          .forEach(
              stored -> {
                if (!flagged || stored.verdict() instanceof Verdict.Flagged) {
                  Output.json(writer, line(stored, wanted));
                  lines[0]++;
                }
                progress.add(1);
              });
      writer.flush();
      note(store, wanted, "export.made", Map.of("lines", Long.toString(lines[0])));
      LogSigning.sign(store);
    }
    if (!common.quiet) {
      terminal.err().printf(Locale.ROOT, "%,d lines%n", lines[0]);
    }
    return 0;
  }

  private void note(Database store, What wanted, String action, Map<String, String> more) {
    Map<String, String> details = new HashMap<>(more);
    details.put("what", wanted.name().toLowerCase(Locale.ROOT));
    details.put("flagged", Boolean.toString(flagged));
    store.audit().append(ShellUser.account(), action, "listings", details);
  }

  private static String line(StoredListing stored, What wanted) {
    return switch (wanted) {
      case LISTINGS -> ListingCodec.write(stored.listing());
      case PREDICTIONS ->
          VerdictCodec.prediction(new ScoredListing(stored.listing(), stored.verdict()));
    };
  }
}
