package org.hulian.app;

import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.hulian.store.Access;
import org.hulian.store.Database;
import org.hulian.store.audit.AuditEntry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows and checks the audit log. */
@Command(
    name = "audit",
    mixinStandardHelpOptions = true,
    description = {
      "Shows who did what, and whether the chain of hashes holds.",
      "",
      "The newest entries come first."
    })
final class AuditCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private CommonOptions common = new CommonOptions();

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "50",
      converter = Numbers.Count.class,
      description = "Entries to show (default: 50).")
  private int limit;

  @Option(names = "--verify", description = "Only checks the chain.")
  private boolean verify;

  AuditCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (Database store = Database.open(common.data, Access.READ, terminal.clock())) {
      if (!verify) {
        List<AuditEntry> entries = store.audit().list(Long.MAX_VALUE, limit);
        entries.forEach(this::show);
      }
      OptionalLong broken = store.audit().firstBroken();
      if (broken.isPresent()) {
        throw new CommandException(
            "the audit log was changed: entry "
                + broken.getAsLong()
                + " is missing or does not fit the chain");
      }
      if (!common.quiet) {
        terminal.err().printf(Locale.ROOT, "%,d entries, the chain holds%n", store.audit().count());
      }
      return 0;
    }
  }

  private void show(AuditEntry entry) {
    terminal
        .out()
        .printf(
            Locale.ROOT,
            "%6d  %s  %-14s %-22s %-20s %s%n",
            entry.sequence(),
            entry.at(),
            TextOutput.oneLine(entry.account()),
            entry.action(),
            TextOutput.oneLine(entry.subject()),
            TextOutput.oneLine(entry.details()));
  }
}
