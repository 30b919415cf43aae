package org.hulian.app;

import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IFactory;

/** The root of the command line. */
@Command(
    name = "hulian",
    mixinStandardHelpOptions = true,
    version = "Hulian 0.1.0",
    synopsisSubcommandLabel = "COMMAND",
    header = "Hulian (护脸) finds public offers of face data and of ways round face checks.",
    description = "%nStart with: ./hulian demo",
    footer = {
      "",
      "bench measures beside peers; models and browser only fetch what some commands need.",
      "",
      "Exit codes: 0 done, 1 failed, 2 misuse.",
      "Results go to standard output or a file, everything else to standard error.",
      "HULIAN_TRACE=1 shows where an error came from."
    },
    commandListHeading = "%nCommands:%n")
final class HulianCommand {
  /** In the order of the help; a class bears the name of its command. */
  private static final List<Class<?>> COMMANDS =
      List.of(
          DemoCommand.class,
          CrawlCommand.class,
          ExtractCommand.class,
          ScanCommand.class,
          IngestCommand.class,
          SearchCommand.class,
          ServeCommand.class,
          EvaluateCommand.class,
          TrainCommand.class,
          ShadowCommand.class,
          RunsCommand.class,
          WhyCommand.class,
          SitesCommand.class,
          IndexCommand.class,
          AlertsCommand.class,
          ExportCommand.class,
          StatementsCommand.class,
          VerifyCommand.class,
          AuditCommand.class,
          UsersCommand.class);

  private HulianCommand() {}

  /**
   * The command line for these arguments. Reading what all the commands understand takes longer
   * than many of them run, so the one that is named is read alone.
   */
  static CommandLine line(IFactory factory, String... args) {
    CommandLine line = new CommandLine(new HulianCommand(), factory);
    List<Class<?>> named = COMMANDS.stream().filter(type -> isNamed(type, args)).toList();
    (named.isEmpty() ? COMMANDS : named).forEach(line::addSubcommand);
    return line;
  }

  private static boolean isNamed(Class<?> command, String... args) {
    return args.length > 0
        && command.getSimpleName().toLowerCase(Locale.ROOT).equals(args[0] + "command");
  }
}
