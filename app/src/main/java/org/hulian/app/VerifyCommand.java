package org.hulian.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.hulian.evidence.CaptureReader;
import org.hulian.evidence.WarcDamagedException;
import org.hulian.store.Access;
import org.hulian.store.Database;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Checks that evidence and audit log are as they were written. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = {
      "Checks that evidence and audit log are as they were written.",
      "",
      "Checks every record of the WARC files against its digests, and the audit log "
          + "against its chain of hashes. Without files: all of the data folder."
    },
    footer = {
      "",
      "What this proves: that nothing was changed after it was written, as far as digests and chain "
          + "reach. What it does not: who wrote it and when, or that the pages told the truth."
    })
final class VerifyCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private CommonOptions common = new CommonOptions();

  @Parameters(arity = "0..*", paramLabel = "WARC", description = "Only these files.")
  private List<Path> files = List.of();

  VerifyCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Problems problems = new Problems(terminal);
    long records = 0;
    List<Path> wanted = files.isEmpty() ? captures() : files;
    try (Progress progress = new Progress(terminal, "records", common.quiet)) {
      for (Path file : wanted) {
        records += check(file, problems, progress);
      }
    }
    long entries = files.isEmpty() ? checkAudit(problems) : 0;
    if (!common.quiet) {
      terminal
          .err()
          .printf(
              Locale.ROOT,
              "%,d responses in %,d WARC files, %,d audit entries: %s%n",
              records,
              wanted.size(),
              entries,
              problems.count() == 0 ? "nothing was changed" : problems.count() + " problems");
    }
    return problems.exitCode();
  }

  private List<Path> captures() throws IOException {
    Path folder = DataFolder.warcOf(common.data);
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(WarcSource::isWarc).sorted().toList();
    }
  }

  private static long check(Path file, Problems problems, Progress progress) throws IOException {
    long records = 0;
    try (CaptureReader reader =
        CaptureReader.open(file, problem -> problems.accept(Problem.of(problem)))) {
      while (reader.next().isPresent()) {
        records++;
        progress.add(1);
      }
    } catch (WarcDamagedException e) {
      problems.accept(Problem.of(e));
    }
    return records;
  }

  private long checkAudit(Problems problems) {
    try (Database store = Database.open(common.data, Access.READ, terminal.clock())) {
      OptionalLong broken = store.audit().firstBroken();
      if (broken.isPresent()) {
        problems.accept(
            new Problem(
                "the audit log was changed",
                "entry " + broken.getAsLong() + " does not fit the chain"));
      }
      return store.audit().count();
    }
  }
}
