package org.hulian.app;

import java.nio.file.Path;
import java.util.Locale;
import org.hulian.index.IndexCorruptException;
import org.hulian.index.ListingIndex;
import org.hulian.store.Access;
import org.hulian.store.Database;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Looks after the index. */
@Command(
    name = "index",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "check|rebuild",
    description = "Compares the search index with the store, and makes it anew.")
final class IndexCommand {
  private final Terminal terminal;

  IndexCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Command(
      name = "check",
      mixinStandardHelpOptions = true,
      description = {
        "Compares the index with the store, item by item.",
        "",
        "Reads every file of the index, and names items that it lacks, has otherwise, or has though"
            + " the store does not. The console has to be stopped."
      },
      footer = {"", "Exit code 1 if they differ, or still do after --repair."})
  int check(
      @Mixin CommonOptions common,
      @Option(
              names = "--repair",
              description =
                  "Also index again what differs; all, where the index is damaged or not of this"
                      + " store.")
          boolean repair) {
    IndexCheck check = new IndexCheck(terminal, common);
    return repair ? check.repair() : check.run();
  }

  @Command(
      name = "rebuild",
      mixinStandardHelpOptions = true,
      description = {
        "Writes a new index, which then takes the old one's place.",
        "",
        "`search` goes on meanwhile; if it is broken off, the old one stays, and the next rebuild"
            + " goes on from there. The console has to be stopped, since one process writes at a"
            + " time."
      })
  int rebuild(@Mixin CommonOptions common) {
    long written = 0;
    Database.require(common.data);
    try (Database store = Database.open(common.data, Access.WRITE, terminal.clock());
        ListingIndex index = openOrDiscard(DataFolder.indexOf(common.data));
        Progress progress = new Progress(terminal, "listings", common.quiet)) {
      progress.expect(store.listings().count());
      written = new IndexFeed(store.listings(), index).rebuild(progress::set);
    }
    if (!common.quiet) {
      terminal.err().printf(Locale.ROOT, "%,d listings in the new index%n", written);
    }
    return 0;
  }

  /** A damaged index holds nothing that the store has not. */
  private ListingIndex openOrDiscard(Path folder) {
    try {
      return ListingIndex.open(folder);
    } catch (IndexCorruptException e) {
      terminal.err().println("hulian: " + e.getMessage() + "; it is thrown away");
      Folders.delete(folder);
      return ListingIndex.open(folder);
    }
  }
}
