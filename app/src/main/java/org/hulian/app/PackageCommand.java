package org.hulian.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.hulian.crawler.extract.PageTextReader;
import org.hulian.review.evidence.CasePackages;
import org.hulian.review.evidence.EvidenceParts;
import org.hulian.review.evidence.PackageWish;
import org.hulian.store.Access;
import org.hulian.store.Database;
import org.hulian.store.evidence.PackageStamp;
import org.hulian.store.evidence.StampStatus;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a package of evidence of a case. */
@Command(
    name = "package",
    mixinStandardHelpOptions = true,
    description = {
      "Makes a package of evidence of a case, which verifies by itself.",
      "",
      "One file after WACZ 1.2.0: what the seller wrote, the verdict with its reasons, the"
          + " decisions, who saw and took what, and the SHA-256 of each file, signed. What names"
          + " persons is covered, people of the house have pseudonyms. Recorded pages, which"
          + " nothing masks, come along with --pages."
    },
    footer = {
      "",
      "Check it anywhere with ./hulian verify FILE.",
      "",
      "With stamping services in stamping.services of the data folder, one address a line, their"
          + " stamps are fetched: only the hash of the package leaves."
    })
final class PackageCommand implements Callable<Integer> {
  private static final Duration STAMP_PATIENCE = Duration.ofSeconds(10);
  private static final Duration PAGE_PATIENCE = Duration.ofSeconds(5);

  private final Terminal terminal;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private CommonOptions common = new CommonOptions();

  @Parameters(
      paramLabel = "CASE",
      converter = Numbers.Count.class,
      description = "Number of the case.")
  private int caseId;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where to (default: hulian-case-N-TIME.wacz here).")
  private @Nullable Path out;

  @Option(
      names = "--pages",
      description = "With the recorded pages: they hold data of victims. Needs a --reason.")
  private boolean pages;

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      description = "Why the pages have to leave; goes to the audit log.")
  private String reason = "";

  PackageCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    if (pages && reason.isBlank()) {
      throw new ParameterException(spec.commandLine(), "--pages needs a --reason");
    }
    Path data = common.data;
    try (Database store = Database.open(data, Access.WRITE, terminal.clock())) {
      PackageWish wish =
          new PackageWish(
              caseId,
              ShellUser.account(),
              pages,
              reason,
              terminal.clock().instant().truncatedTo(ChronoUnit.MILLIS));
      try (CasePackages.Made made =
          packages(store, data)
              .make(wish)
              .orElseThrow(() -> new CommandException("there is no case " + caseId))) {
        Path target = out == null ? Path.of(wish.name() + ".wacz") : out;
        Files.copy(
            made.file(),
            target,
            StandardCopyOption.REPLACE_EXISTING,
            StandardCopyOption.COPY_ATTRIBUTES);
        tell(target, made);
        stamp(store, target, made);
      }
      LogSigning.sign(store);
    }
    return 0;
  }

  /** Makes packages of the cases of a data folder. */
  static CasePackages packages(Database store, Path data) {
    PageTextReader reader = new PageTextReader(PAGE_PATIENCE);
    EvidenceParts parts =
        new EvidenceParts(
            store.packages(),
            store.packing(),
            DataFolder.warcOf(data),
            new Sealing(store),
            StampServices.of(data),
            page -> reader.read(WarcSource.page(page)));
    return new CasePackages(store.cases(), store.listings(), store.accounts(), parts);
  }

  /** Asks the services at once; those that fail are asked again by serve. */
  private void stamp(Database store, Path target, CasePackages.Made made) throws IOException {
    try (Stamping stamping =
        new Stamping(store.packages(), common.data, STAMP_PATIENCE, terminal.clock())) {
      stamping.ask();
    }
    int number = 0;
    for (PackageStamp stamp : store.packages().stampsOf(caseId)) {
      byte[] token = stamp.token();
      if (!stamp.sha256().equals(made.entry().sha256())) {
        continue;
      }
      if (stamp.status() == StampStatus.VERIFIED && token != null) {
        number++;
        Path file = target.resolveSibling(target.getFileName() + "." + number + ".tsr");
        Files.write(file, token);
        note(file + ": stamped at " + stamp.stampedAt() + " by " + stamp.service());
      } else {
        note("no stamp yet of " + stamp.service() + ": " + stamp.reason());
      }
    }
  }

  private void note(String line) {
    if (!common.quiet) {
      terminal.err().println(TextOutput.oneLine(line));
    }
  }

  private void tell(Path target, CasePackages.Made made) {
    made.missing()
        .forEach(
            record ->
                terminal
                    .err()
                    .println("hulian: no WARC file holds record " + record + " any more"));
    if (!common.quiet) {
      terminal
          .err()
          .printf(
              Locale.ROOT,
              "%s: %,d bytes, SHA-256 %s%n",
              target,
              made.entry().bytes(),
              made.entry().sha256());
    }
  }
}
