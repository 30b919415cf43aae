package org.hulian.app;

import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import org.hulian.app.alert.AlertDelivery;
import org.hulian.store.Access;
import org.hulian.store.Database;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Sends the alerts of saved searches. */
@Command(
    name = "alerts",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "send",
    description = "Sends the alerts of saved searches.")
final class AlertsCommand {
  private final Terminal terminal;

  AlertsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Command(
      name = "send",
      mixinStandardHelpOptions = true,
      description = {
        "Sends what is due by webhook and mail, once, and ends.",
        "",
        "For cron or a timer where no console runs; `hulian serve` does the same all the time."
      },
      footer = {"", "Exit code 1 if something could not be sent; it is tried again later."})
  int send(
      @Mixin CommonOptions common,
      @Mixin AlertOptions options,
      @Option(
              names = "--console",
              paramLabel = "URL",
              required = true,
              converter = HttpsAddress.class,
              description = "Where people find the console, for the links.")
          URI console)
      throws IOException {
    Database.require(common.data);
    try (Database store = Database.open(common.data, Access.WRITE, terminal.clock());
        AlertDelivery delivery =
            new AlertDelivery(
                store.searches(),
                options.settings(store, console.resolve("/")),
                terminal.clock())) {
      AlertDelivery.Round round = delivery.send();
      if (!common.quiet) {
        terminal
            .err()
            .printf(
                Locale.ROOT,
                "%,d alerts sent, %,d failed, %,d given up; %,d wait%n",
                round.sent(),
                round.failed(),
                round.givenUp(),
                store.searches().deliveries().waiting());
      }
      return round.failed() == 0 && round.givenUp() == 0 ? 0 : 1;
    }
  }
}
