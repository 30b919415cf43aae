package org.hulian.app;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import org.hulian.store.Access;
import org.hulian.store.Database;
import org.hulian.store.VaultFiles;
import org.hulian.store.mask.PersonalMask;
import org.hulian.store.retention.LegalHold;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Begins and destroys the vault of a data folder. */
@Command(
    name = "vault",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "(status | on | destroy)",
    description = {
      "Keeps what is covered in flagged items, sealed.",
      "",
      "Without a vault, which is so at first, what names a victim is covered and kept nowhere but"
          + " in the WARC files. With one it is kept for 180 days, sealed by a key of its own;"
          + " leads see it case by case, with a reason, and the audit log has every look."
    },
    footer = {
      "",
      "vault.db holds the entries, vault.key the key. Who has both can read all of it: never back"
          + " them up together."
    })
final class VaultCommand {
  private final Terminal terminal;

  VaultCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Command(
      name = "status",
      mixinStandardHelpOptions = true,
      description = "Says whether there is a vault, and how many entries it has.")
  int status(@Mixin CommonOptions common) {
    try (Database store = Database.open(common.data, Access.READ, terminal.clock())) {
      OptionalLong entries = store.vaultEntries();
      if (entries.isPresent()) {
        terminal.out().printf(Locale.ROOT, "%,d entries%n", entries.getAsLong());
      } else {
        terminal.out().println("there is no vault");
      }
    }
    return 0;
  }

  @Command(
      name = "on",
      mixinStandardHelpOptions = true,
      description = "Makes a key; what comes in from then on is kept.")
  int on(@Mixin CommonOptions common) throws IOException {
    try (Database store = Database.open(common.data, Access.WRITE, terminal.clock())) {
      if (store.vault().isPresent()) {
        throw new CommandException("there is a vault already");
      }
      store.audit().append(ShellUser.account(), "vault.made", "vault", Map.of());
      VaultFiles.create(common.data, new SecureRandom());
    }
    terminal.err().println("made " + common.data.resolve(VaultFiles.KEY) + "; guard it");
    return 0;
  }

  @Command(
      name = "destroy",
      mixinStandardHelpOptions = true,
      description = "Destroys key and entries for good; no copy of the entries can be read then.")
  int destroy(
      @Mixin CommonOptions common,
      @Option(
              names = "--reason",
              paramLabel = "TEXT",
              required = true,
              description = "Why; it stands in the audit log.")
          String reason) {
    if (reason.isBlank() || reason.length() > LegalHold.MAX_REASON) {
      throw new CommandException("say why with --reason, in 1,000 characters at most");
    }
    try (Database store = Database.open(common.data, Access.WRITE, terminal.clock())) {
      if (store.vault().isEmpty()) {
        throw new CommandException("there is no vault");
      }
      int held = store.retention().holds().size();
      if (held > 0) {
        throw new CommandException(held + " cases are on legal hold; the vault stays");
      }
      Map<String, String> why = Map.of("reason", PersonalMask.persons(reason));
      store.audit().append(ShellUser.account(), "vault.destroyed", "vault", why);
      store.destroyVault();
    }
    return 0;
  }
}
