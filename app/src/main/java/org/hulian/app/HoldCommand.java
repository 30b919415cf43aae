package org.hulian.app;

import java.util.Locale;
import java.util.concurrent.Callable;
import org.hulian.store.Access;
import org.hulian.store.Database;
import org.hulian.store.mask.PersonalMask;
import org.hulian.store.retention.LegalHold;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Puts cases on legal hold. */
@Command(
    name = "hold",
    mixinStandardHelpOptions = true,
    description = {
      "Puts a case on legal hold, ends it, or lists the holds.",
      "",
      "A case on hold is erased neither by the rules of retention nor on request."
    })
final class HoldCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private CommonOptions common = new CommonOptions();

  @Parameters(arity = "0..1", paramLabel = "CASE", description = "The number of the case.")
  private @Nullable Long id;

  @Option(names = "--reason", paramLabel = "TEXT", description = "Why; it stands in the audit log.")
  private String reason = "";

  @Option(names = "--release", description = "Ends the hold.")
  private boolean release;

  HoldCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Long wanted = id;
    if (wanted == null) {
      try (Database store = Database.open(common.data, Access.READ, terminal.clock())) {
        store.retention().holds().forEach(this::show);
      }
      return 0;
    }
    if (reason.isBlank() || reason.length() > LegalHold.MAX_REASON) {
      throw new CommandException("say why with --reason, in 1,000 characters at most");
    }
    String why = PersonalMask.persons(reason);
    try (Database store = Database.open(common.data, Access.WRITE, terminal.clock())) {
      boolean done =
          release
              ? store.retention().release(wanted, ShellUser.account(), why)
              : store.retention().hold(wanted, ShellUser.account(), why);
      if (!done) {
        throw new CommandException(
            release
                ? "case " + wanted + " is not on hold"
                : "there is no case " + wanted + ", or it is on hold already");
      }
    }
    return 0;
  }

  private void show(LegalHold hold) {
    terminal
        .out()
        .printf(
            Locale.ROOT,
            "%6d  %s  %-14s %s%n",
            hold.caseId(),
            hold.at(),
            TextOutput.oneLine(hold.account()),
            TextOutput.oneLine(hold.reason()));
  }
}
