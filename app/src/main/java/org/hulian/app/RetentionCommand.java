package org.hulian.app;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.hulian.store.Access;
import org.hulian.store.Database;
import org.hulian.store.retention.RetentionRules;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Erases what has been kept for as long as the rules say. */
@Command(
    name = "retention",
    mixinStandardHelpOptions = true,
    description = {
      "Erases what has been kept for as long as the rules say.",
      "",
      "The rules are in retention.properties of the data folder; without that file nothing is ever"
          + " erased. `serve` does this once a day. Cases that wait for a decision and cases on"
          + " legal hold stay."
    })
final class RetentionCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private CommonOptions common = new CommonOptions();

  @Option(names = "--dry-run", description = "Only says how many items are due.")
  private boolean dryRun;

  @Option(
      names = "--init",
      description = "Only writes the file with the usual rules, to be edited.")
  private boolean init;

  RetentionCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Path file = common.data.resolve(RetentionRules.FILE);
    if (init) {
      write(file);
      return 0;
    }
    Optional<RetentionRules> rules = RetentionRules.read(common.data);
    if (rules.isEmpty()) {
      throw new CommandException(
          "there is no " + file + ", so nothing is erased; `hulian retention --init` writes one");
    }
    if (dryRun) {
      try (Database store = Database.open(common.data, Access.READ, terminal.clock())) {
        store
            .retention()
            .due(rules.get())
            .forEach(
                (rule, items) ->
                    terminal.out().printf(Locale.ROOT, "%-12s %,d items are due%n", rule, items));
        tellHeld(store, rules.get());
      }
      return 0;
    }
    try (DataFolder data = DataFolder.open(common.data, terminal.clock())) {
      long erased = new Eraser(data, terminal.clock()).eraseDue(rules.get());
      if (!common.quiet) {
        terminal.err().printf(Locale.ROOT, "%,d items erased%n", erased);
        tellHeld(data.store(), rules.get());
      }
    }
    return 0;
  }

  private void tellHeld(Database store, RetentionRules rules) {
    long held = store.retention().heldBack(rules);
    if (held > 0) {
      terminal.err().printf(Locale.ROOT, "%,d more stay: their cases are on legal hold%n", held);
    }
  }

  private void write(Path file) throws IOException {
    try {
      Files.writeString(file, RetentionRules.TEMPLATE, StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException e) {
      throw new CommandException("there is a " + file + " already", e);
    }
    terminal.err().println("wrote " + file + "; look at it before the next `hulian retention`");
  }
}
