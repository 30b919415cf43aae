package org.hulian.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.hulian.evidence.CaptureReader;
import org.hulian.evidence.Captured;
import org.hulian.evidence.WarcDamagedException;
import org.hulian.listing.CaptureRef;
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
      "Checks that evidence and audit log are whole and unchanged.",
      "",
      "Checks every record of the WARC files against its digest, that the capture of every listing "
          + "of a crawl is there, and the audit log against its chain of hashes and its length. "
          + "With files: only these, WARC files or packages of evidence (*.wacz), without a data folder."
    },
    footer = {
      "",
      "What this proves: that records and entries are as they were written and none is missing that "
          + "the store names, as long as nobody changed the store to match. What it does not: who "
          + "wrote them and when, that the pages told the truth, or that no page without a listing "
          + "was taken away."
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
      verifyFolder(problems);
    } else {
      List<Path> named = files.stream().filter(PackageVerification::isPackage).toList();
      packages.verify(named, problems, terminal);
      List<Path> warcs = files.stream().filter(file -> !named.contains(file)).toList();
      if (!warcs.isEmpty()) {
        tell(checked(warcs, capture -> {}, problems), "nothing was changed", problems);
      }
    }
    return problems.exitCode();
  }

  private void verifyFolder(Problems problems) throws IOException {
    try (Database store = Database.open(common.data, Access.READ, terminal.clock())) {
      StoredCaptures captures = new StoredCaptures(store.listings());
      String records = checked(warcFiles(), captures::found, problems);
      captures.tellMissing(problems);
      checkAudit(store, problems);
      tell(
          String.format(
              Locale.ROOT,
              "%s, %,d captures of listings, %,d audit entries",
              records,
              captures.count(),
              store.audit().count()),
          "nothing was changed, nothing is missing",
          problems);
    }
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

  private List<Path> warcFiles() throws IOException {
    Path folder = DataFolder.warcOf(common.data);
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(WarcSource::isWarc).sorted().toList();
    }
  }

  /** Checks files; says in words how many records they had. */
  private String checked(List<Path> wanted, Consumer<CaptureRef> found, Problems problems)
      throws IOException {
    long records = 0;
    long undigested = 0;
    try (Progress progress = new Progress(terminal, "records", common.quiet)) {
      for (Path file : wanted) {
        try (CaptureReader reader =
            CaptureReader.open(file, problem -> problems.accept(Problem.of(problem)))) {
          records += read(reader, found, problems, progress);
          undigested += reader.undigested();
        }
      }
    }
    String unchecked =
        undigested == 0 ? "" : String.format(Locale.ROOT, " (%,d without a digest)", undigested);
    return String.format(
        Locale.ROOT, "%,d records in %,d WARC files%s", records, wanted.size(), unchecked);
  }

  private static long read(
      CaptureReader reader, Consumer<CaptureRef> found, Problems problems, Progress progress)
      throws IOException {
    long responses = 0;
    try {
      Optional<Captured> next = reader.next();
      while (next.isPresent()) {
        found.accept(next.get().capture());
        responses++;
        progress.add(1);
        next = reader.next();
      }
    } catch (WarcDamagedException e) {
      problems.accept(Problem.of(e));
    }
    return responses + reader.skipped();
  }

  private static void checkAudit(Database store, Problems problems) {
    OptionalLong broken = store.audit().firstBroken();
    if (broken.isPresent()) {
      problems.accept(
          new Problem(
              "the audit log was changed",
              "entry " + broken.getAsLong() + " is missing or does not fit the chain"));
    }
  }
}
