package org.hulian.app;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.hulian.store.Access;
import org.hulian.store.Database;
import org.hulian.store.account.Role;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists and invites the people who may sign in to the console. */
@Command(
    name = "users",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "(list | invite | disable | enable)",
    description = "Lists, invites, disables and enables the people who may sign in.")
final class UsersCommand {
  private final Terminal terminal;

  UsersCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists the accounts.")
  int list(@Mixin CommonOptions common) {
    try (Database store = Database.open(common.data, Access.READ, terminal.clock())) {
      store
          .accounts()
          .list()
          .forEach(
              account ->
                  terminal
                      .out()
                      .printf(
                          Locale.ROOT,
                          "%-20s %-9s %s%n",
                          TextOutput.oneLine(account.name()),
                          account.enabled() ? "enabled" : "disabled",
                          account.roles()));
      return 0;
    }
  }

  @Command(
      name = "invite",
      mixinStandardHelpOptions = true,
      description = "Makes a link that lets one person choose a name and a password.")
  int invite(
      @Mixin CommonOptions common,
      @Option(
              names = "--role",
              paramLabel = "ROLE",
              required = true,
              split = ",",
              description = "${COMPLETION-CANDIDATES}; several with commas.")
          List<Role> roles,
      @Option(
              names = "--hours",
              paramLabel = "N",
              defaultValue = "48",
              converter = Numbers.Hours.class,
              description = "How long it holds (default: 48).")
          int hours) {
    try (Database store = Database.open(common.data, Access.WRITE, terminal.clock())) {
      Set<Role> wanted = EnumSet.copyOf(roles);
      String secret = store.accounts().invite(wanted, Duration.ofHours(hours), "system");
      LogSigning.sign(store);
      terminal.out().println("/invitations/" + secret);
      if (!common.quiet) {
        terminal
            .err()
            .printf(
                Locale.ROOT,
                "works once, for %d hours; put the console's address before it%n",
                hours);
      }
      return 0;
    }
  }

  @Command(
      name = "disable",
      mixinStandardHelpOptions = true,
      description = "Keeps an account from signing in.")
  int disable(@Mixin CommonOptions common, @Parameters(paramLabel = "NAME") String name) {
    return setEnabled(common, name, false);
  }

  @Command(
      name = "enable",
      mixinStandardHelpOptions = true,
      description = "Lets an account sign in again.")
  int enable(@Mixin CommonOptions common, @Parameters(paramLabel = "NAME") String name) {
    return setEnabled(common, name, true);
  }

  private int setEnabled(CommonOptions common, String name, boolean enabled) {
    try (Database store = Database.open(common.data, Access.WRITE, terminal.clock())) {
      if (!store.accounts().setEnabled(name, enabled, "system")) {
        throw new CommandException("there is no account " + name);
      }
      LogSigning.sign(store);
      return 0;
    }
  }
}
