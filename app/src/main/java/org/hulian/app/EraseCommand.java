package org.hulian.app;

import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.hulian.listing.ListingId;
import org.hulian.store.mask.PersonalMask;
import org.hulian.store.retention.ErasureOutcome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Erases one item on request. */
@Command(
    name = "erase",
    mixinStandardHelpOptions = true,
    description = {
      "Erases an item on request, for good.",
      "",
      "All its versions, its case with notices and statements of reasons, its alerts, what index"
          + " and vault have of it, and the records of its pages in the WARC files go. The audit"
          + " log keeps a hash of its id, and the reason. A case on legal hold stays."
    },
    footer = {
      "",
      "The database is written anew, which takes its size once more on the disk for a while."
    })
final class EraseCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private CommonOptions common = new CommonOptions();

  @Parameters(paramLabel = "ID", description = "The id of the item, as search and case show it.")
  private String id = "";

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      required = true,
      description = "Why; it stands in the audit log. Name nobody in it.")
  private String reason = "";

  EraseCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    try (DataFolder data = DataFolder.open(common.data, terminal.clock())) {
      Eraser eraser = new Eraser(data, terminal.clock());
      ErasureOutcome outcome =
          eraser.erase(new ListingId(id), ShellUser.account(), PersonalMask.persons(reason));
      return switch (outcome) {
        case ERASED -> finish(eraser);
        case ON_HOLD ->
            throw new CommandException(
                "its case, or one that it is a proof of, is on legal hold; nothing was erased");
        case UNKNOWN -> throw new CommandException("there is no item " + id);
      };
    }
  }

  private int finish(Eraser eraser) throws IOException {
    Eraser.Rest rest = eraser.finish();
    rest.later().forEach(left -> terminal.err().println("hulian: not all is gone yet: " + left));
    if (!common.quiet) {
      terminal.err().println("erased from store, index, vault and WARC files");
      if (rest.shared() > 0) {
        terminal
            .err()
            .printf(
                Locale.ROOT,
                "%,d WARC records of its pages stay: other items were read from them, or are on"
                    + " legal hold%n",
                rest.shared());
      }
    }
    return rest.later().isEmpty() ? 0 : 1;
  }
}
