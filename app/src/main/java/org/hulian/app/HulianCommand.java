package org.hulian.app;

import picocli.CommandLine.Command;

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
    commandListHeading = "%nCommands:%n",
    subcommands = {
      DemoCommand.class,
      CrawlCommand.class,
      ExtractCommand.class,
      ScanCommand.class,
      IngestCommand.class,
      SearchCommand.class,
      ServeCommand.class,
      EvaluateCommand.class,
      TrainCommand.class,
      RunsCommand.class,
      WhyCommand.class,
      SitesCommand.class,
      IndexCommand.class,
      AlertsCommand.class,
      ExportCommand.class,
      VerifyCommand.class,
      AuditCommand.class,
      UsersCommand.class
    })
final class HulianCommand {}
