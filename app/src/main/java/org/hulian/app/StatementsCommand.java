package org.hulian.app;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hulian.review.statement.StatementBatch;
import org.hulian.store.Access;
import org.hulian.store.Database;
import org.hulian.store.notice.Statement;
import org.hulian.store.notice.StatementRepository;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes the statements of reasons that were made. */
@Command(
    name = "statements",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "export",
    description = "Writes statements of reasons for the DSA Transparency Database.")
final class StatementsCommand {
  private final Terminal terminal;

  StatementsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Command(
      name = "export",
      mixinStandardHelpOptions = true,
      description = {
        "Writes the statements that people made in the console, a hundred at most on each line.",
        "",
        "Each line is a body for the database's interface for many statements; nothing is sent. "
            + "They were checked when they were made: every field as the database takes it, and no "
            + "personal data."
      },
      footer = {"", "The last number, for the next --after, goes to standard error."})
  int export(
      @Mixin CommonOptions common,
      @Option(
              names = "--after",
              paramLabel = "N",
              defaultValue = "0",
              description = "Only those after this number (default: 0, all).")
          long after,
      @Option(
              names = {"-o", "--output"},
              paramLabel = "FILE",
              description = "Write there instead.")
          @Nullable Path output)
      throws IOException {
    try (Database store = Database.open(common.data, Access.WRITE, terminal.clock());
        Writer writer = Output.open(output, terminal)) {
      StatementRepository statements = store.notices().statements();
      long last = after;
      long count = 0;
      List<Statement> batch = statements.after(last, StatementRepository.BATCH);
      while (!batch.isEmpty()) {
        Output.json(writer, StatementBatch.json(batch));
        count += batch.size();
        last = batch.getLast().id();
        batch = statements.after(last, StatementRepository.BATCH);
      }
      writer.flush();
      store
          .audit()
          .append(
              ShellUser.account(),
              "statements.exported",
              "statements",
              Map.of("count", Long.toString(count), "after", Long.toString(after)));
      LogSigning.sign(store);
      if (!common.quiet) {
        terminal.err().printf(Locale.ROOT, "%,d statements; the last is %d%n", count, last);
      }
      return 0;
    }
  }
}
