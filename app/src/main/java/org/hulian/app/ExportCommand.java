package org.hulian.app;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.hulian.listing.feed.ListingCodec;
import org.hulian.listing.feed.VerdictCodec;
import org.hulian.listing.finding.ScoredListing;
import org.hulian.listing.finding.Verdict;
import org.hulian.store.Access;
import org.hulian.store.Database;
import org.hulian.store.audit.Act;
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
      "Writes what is stored as JSON Lines.",
      "",
      "Writes the newest version of every listing, in constant memory. Victims' numbers "
          + "are masked in the store already. The audit log says when an export began and when "
          + "it was made."
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
      paramLabel = "WHAT",
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
      // Before the first line, so that an export that was broken off is known too.
      note(store, "export.started", Map.of());
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
      writer.flush();
      note(store, "export.made", Map.of("lines", Long.toString(lines[0])));
    }
    if (!common.quiet) {
      terminal.err().printf(Locale.ROOT, "%,d lines%n", lines[0]);
    }
    return 0;
  }

  private void note(Database store, String action, Map<String, String> more) {
    Map<String, String> details = new HashMap<>(more);
    details.put("what", what.name().toLowerCase(Locale.ROOT));
    details.put("flagged", Boolean.toString(flagged));
    store.audit().append(Act.SYSTEM, action, "listings", details);
  }

  private String line(StoredListing stored) {
    return switch (what) {
      case LISTINGS -> ListingCodec.write(stored.listing());
      case PREDICTIONS ->
          VerdictCodec.prediction(new ScoredListing(stored.listing(), stored.verdict()));
    };
  }
}
