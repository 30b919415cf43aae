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
import org.hulian.store.account.Account;
import org.hulian.store.account.Role;
import org.hulian.store.retention.Doubt;
import org.hulian.store.retention.RetentionRules;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Erases what has been kept for as long as the rules say. */
@Command(
    name = "retention",
    mixinStandardHelpOptions = true,
    description = {
      "Erases what has been kept for as long as the rules say.",
      "",
      "The rules are in retention.properties of the data folder; without that file nothing is ever"
          + " erased. `serve` does this once a day. Cases that wait for a decision and cases on"
          + " legal hold stay.",
      "",
      "Where the clock seems to be ahead, or more than a quarter of all is due at once, nothing is"
          + " erased until a lead or an administrator has looked and says so: --confirm."
    })
final class RetentionCommand implements Callable<Integer> {
  /** What to do about a doubt. */
  static final String HOW =
      "if that is right, a lead or an administrator says so with serve stopped:"
          + " `hulian retention --confirm NUMBER --as ACCOUNT`";

  private final Terminal terminal;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private CommonOptions common = new CommonOptions();

  @Option(names = "--dry-run", description = "Only says how many items are due.")
  private boolean dryRun;

  @Option(
      names = "--init",
      description = "Only writes the file with the usual rules, to be edited.")
  private boolean init;

  @Option(
      names = "--confirm",
      paramLabel = "NUMBER",
      converter = Numbers.Count.class,
      description = "Erases in spite of a doubt, so many items at most. Needs --as.")
  private @Nullable Integer confirmed;

  @Option(
      names = "--as",
      paramLabel = "ACCOUNT",
      description = "The lead or administrator who confirms; goes to the audit log.")
  private @Nullable String account;

  RetentionCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    if ((confirmed == null) != (account == null)) {
      throw new ParameterException(spec.commandLine(), "--confirm and --as go together");
    }
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
        store
            .retention()
            .doubt(rules.get())
            .ifPresent(doubt -> terminal.err().println(doubt.text() + "; " + HOW));
      }
      return 0;
    }
    try (DataFolder data = DataFolder.open(common.data, terminal.clock())) {
      see(data.store(), rules.get());
      Eraser eraser = new Eraser(data, terminal.clock());
      eraser.expire();
      long erased = eraser.eraseDue(rules.get());
      if (!common.quiet) {
        terminal.err().printf(Locale.ROOT, "%,d items erased%n", erased);
        tellHeld(data.store(), rules.get());
      }
    }
    return 0;
  }

  /** Sees that there is no doubt, or that somebody who may says that there is none. */
  private void see(Database store, RetentionRules rules) {
    if (confirmed != null && account != null) {
      if (store.accounts().find(account).filter(RetentionCommand::mayConfirm).isEmpty()) {
        throw new CommandException(account + " is no account of a lead or an administrator");
      }
      long due = store.retention().due(rules).values().stream().mapToLong(Long::longValue).sum();
      if (due > confirmed) {
        throw new CommandException(
            String.format(Locale.ROOT, "%,d items are due, not %,d", due, confirmed));
      }
      store.retention().confirm(account, due);
      return;
    }
    Optional<Doubt> doubt = store.retention().doubt(rules);
    if (doubt.isPresent()) {
      throw new CommandException("nothing was erased: " + doubt.get().text() + "; " + HOW);
    }
  }

  private static boolean mayConfirm(Account account) {
    return account.enabled()
        && (account.roles().contains(Role.LEAD) || account.roles().contains(Role.ADMINISTRATOR));
  }

  private void tellHeld(Database store, RetentionRules rules) {
    long held = store.retention().heldBack(rules);
    if (held > 0) {
      terminal
          .err()
          .printf(
              Locale.ROOT,
              "%,d more stay: their cases are on legal hold or have a notice to withdraw%n",
              held);
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
