package org.hulian.app;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.hulian.review.Console;
import org.hulian.review.ConsoleSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Serves the console until it is stopped. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = {
      "Serves the review console until it is stopped.",
      "",
      "Listens on the loopback address; Ctrl-C stops it. The first start prints a link "
          + "that lets the first administrator in, once."
    },
    footer = {
      "",
      "Other addresses than loopback need --bind, --public https://… (the address of the proxy that "
          + "ends TLS) and an administrator."
    })
final class ServeCommand implements Callable<Integer> {
  /** For answers under way. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Terminal terminal;

  @Mixin private CommonOptions common = new CommonOptions();

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "8420",
      converter = Numbers.Port.class,
      description = "Port; 0 takes a free one (default: 8420).")
  private int port;

  @Option(
      names = "--bind",
      paramLabel = "ADDRESS",
      description = "Address to listen on (default: loopback).")
  private @Nullable String bind;

  @Option(
      names = "--public",
      paramLabel = "URL",
      converter = HttpsAddress.class,
      description = "Where a TLS proxy shows the console.")
  private @Nullable URI publicAddress;

  @Option(
      names = "--language",
      paramLabel = "LANGUAGE",
      defaultValue = "zh",
      description = "zh or en, for people who have not chosen (default: zh).")
  private ConsoleLanguage language = ConsoleLanguage.ZH;

  ServeCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (StopRequest stop = StopRequest.listen(terminal, PATIENCE, common.quiet);
        DataFolder data = DataFolder.open(common.data, terminal.clock());
        IndexKeeper keeper = new IndexKeeper(data);
        Console console = Console.start(settings(), data.consoleParts())) {
      keeper.start();
      terminal.err().println("console: " + console.address());
      console
          .firstAdministratorLink()
          .ifPresent(
              link ->
                  terminal.err().println("first administrator, works once, for 24 hours: " + link));
      stop.await();
    }
    return 0;
  }

  private ConsoleSettings settings() {
    ConsoleSettings settings =
        ConsoleSettings.local(terminal.clock()).withPort(port).withLocale(language.locale());
    if (bind != null) {
      settings = settings.withBind(address(bind));
    }
    return publicAddress == null ? settings : settings.behind(publicAddress);
  }

  private static InetAddress address(String text) {
    try {
      return InetAddress.getAllByName(text)[0];
    } catch (UnknownHostException e) {
      throw new CommandException("not an address of this machine: " + text, e);
    }
  }
}
