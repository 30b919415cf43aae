package org.hulian.app;

import java.nio.file.Path;
import java.util.Locale;
import org.hulian.index.IndexCorruptException;
import org.hulian.index.ListingIndex;
import org.hulian.store.Access;
import org.hulian.store.Database;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Looks after the index. */
@Command(
    name = "index",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "rebuild",
    description = "Makes the search index anew from the store.")
final class IndexCommand {
  private final Terminal terminal;

  IndexCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Command(
      name = "rebuild",
      mixinStandardHelpOptions = true,
      description = {
        "Writes a new index, which then takes the old one's place.",
        "",
        "`search` goes on meanwhile; if it is broken off, the old one stays. The console has to be"
            + " stopped, since one process writes at a time."
      })
  int rebuild(@Mixin CommonOptions common) {
    long written = 0;
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
