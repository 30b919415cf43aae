package org.hulian.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Checks that evidence and audit log are as they were written. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = {
      "Checks that a data folder is whole and unchanged.",
      "",
      "Checks every record of the WARC files against its digest and every file against its hash, "
          + "that the capture of every listing of a crawl is there, the audit log against its chain, "
          + "its tree and its checkpoints, every row of the database against its seal, and the "
          + "files of the index. With files: only these, WARC files or packages of evidence (*.wacz), "
          + "without a data folder."
    },
    footer = {
      "",
      "What this proves: that records, entries and rows are as they were written and none is missing, "
          + "as long as nobody changed the store to match; whoever kept a checkpoint elsewhere finds "
          + "that too: `audit verify --checkpoint FILE`. What it does not: who wrote them and when, or "
          + "that the pages told the truth."
    })
final class VerifyCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private CommonOptions common = new CommonOptions();

  @Mixin private PackageVerification packages = new PackageVerification();

  @Parameters(arity = "0..*", paramLabel = "FILE", description = "Only these files.")
  private List<Path> files = List.of();

  VerifyCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Problems problems = new Problems(terminal);
    if (files.isEmpty()) {
      String what = new FolderCheck(terminal, common, problems).run();
      tell(what, "nothing was changed, nothing is missing", problems);
    } else {
      List<Path> named = files.stream().filter(PackageVerification::isPackage).toList();
      packages.verify(named, problems, terminal);
      List<Path> warcs = files.stream().filter(file -> !named.contains(file)).toList();
      if (!warcs.isEmpty()) {
        WarcCheck records = new WarcCheck(problems, capture -> {});
        try (Progress progress = new Progress(terminal, "records", common.quiet)) {
          records.read(warcs, progress);
        }
        tell(records.summary(), "nothing was changed", problems);
      }
    }
    return problems.exitCode();
  }

  private void tell(String what, String whole, Problems problems) {
    if (!common.quiet) {
      String result =
          problems.count() == 0
              ? whole
              : String.format(Locale.ROOT, "%,d problems", problems.count());
      terminal.err().println(what + ": " + result);
    }
  }
}
