package org.hulian.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.hulian.evidence.log.Sha256;
import org.hulian.evidence.log.VerifierKey;
import org.hulian.evidence.pack.PackageCheck;
import org.hulian.evidence.pack.PackageReport;
import org.hulian.evidence.pack.Trust;
import org.hulian.evidence.stamp.Stamp;
import org.hulian.evidence.stamp.StampAnchors;
import org.hulian.evidence.stamp.StampCheck;
import org.hulian.evidence.stamp.StampException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options of checking packages, and the checking: off line, without a data folder. */
final class PackageVerification {
  private static final String ENDING = ".wacz";

  @Option(
      names = "--key",
      paramLabel = "KEY",
      converter = KeyConverter.class,
      description = "The key that has to have signed a package, name+id+key, as you know it.")
  private @Nullable VerifierKey key;

  @Option(
      names = "--anchors",
      paramLabel = "FILE",
      description = {
        "Certificates (PEM) of stamping authorities that you trust.",
        "Stamps are read from files beside a package: FILE.wacz.*.tsr."
      })
  private @Nullable Path anchors;

  /** Reads the public half of a key. */
  static final class KeyConverter implements ITypeConverter<VerifierKey> {
    @Override
    public VerifierKey convert(String text) {
      try {
        return VerifierKey.read(text.strip());
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException("not a public key, name+id+key: " + text);
      }
    }
  }

  /** Whether a file is named like a package. */
  static boolean isPackage(Path file) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(ENDING);
  }

  /** Checks packages; tells of each what it proves, and of each damaged part in one line. */
  void verify(List<Path> packages, Problems problems, Terminal terminal) throws IOException {
    for (Path file : packages) {
      PackageReport report = PackageCheck.of(file, new Trust(key));
      report
          .damages()
          .forEach(
              damage -> problems.accept(new Problem(file + ", " + damage.item(), damage.reason())));
      long before = problems.count();
      List<Stamp> stamps = stamps(file, problems);
      tell(file, report, terminal);
      if (report.isWhole()) {
        stamps.forEach(stamp -> tell(stamp, terminal));
      }
      if (problems.count() > before) {
        unproved(terminal, "that the stamps which are not right mean anything");
      }
    }
  }

  /** The stamps that lie beside a package and are right; tells of the others. */
  private List<Stamp> stamps(Path file, Problems problems) throws IOException {
    List<Path> beside;
    String start = file.getFileName() + ".";
    try (Stream<Path> all = Files.list(file.toAbsolutePath().getParent())) {
      beside =
          all.filter(other -> other.getFileName().toString().startsWith(start))
              .filter(other -> other.toString().endsWith(".tsr"))
              .sorted()
              .toList();
    }
    if (beside.isEmpty()) {
      return List.of();
    }
    StampAnchors trusted = anchors == null ? StampAnchors.NONE : StampAnchors.read(anchors);
    String sha256 = Sha256.hex(file);
    List<Stamp> stamps = new ArrayList<>();
    for (Path stamp : beside) {
      try {
        if (Files.size(stamp) > StampCheck.MAX_BYTES) {
          throw new IOException("too long for a stamp");
        }
        stamps.add(StampCheck.check(Files.readAllBytes(stamp), sha256, trusted));
      } catch (StampException | IOException e) {
        problems.accept(new Problem(stamp.toString(), String.valueOf(e.getMessage())));
      }
    }
    return stamps;
  }

  private void tell(Stamp stamp, Terminal terminal) {
    String who = TextOutput.oneLine(stamp.authority());
    if (stamp.anchored()) {
      line(terminal, "the package was there at " + stamp.at() + ", says " + who);
    } else {
      unproved(
          terminal,
          "that the package was there at "
              + stamp.at()
              + ": a stamp in the name of "
              + who
              + " says so, "
              + (anchors == null
                  ? "whoever made it (name certificates that you trust by --anchors)"
                  : "but its certificate does not lead to those that you trust"));
    }
  }

  private void tell(Path file, PackageReport report, Terminal terminal) {
    terminal
        .out()
        .printf(
            Locale.ROOT,
            "%s: %s%n",
            file,
            report.isWhole() ? "whole" : report.damages().size() + " things are not as they were");
    if (!report.isWhole()) {
      return;
    }
    line(terminal, "package " + TextOutput.oneLine(report.id()));
    line(terminal, report.files() + " files are as the manifest says, and no other is there");
    line(terminal, report.records() + " records fit the digests that came with them");
    line(terminal, "the manifest was signed by " + TextOutput.oneLine(report.key()));
    report.proofs().forEach(proof -> line(terminal, TextOutput.oneLine(proof)));
    if (!report.logged()) {
      unproved(
          terminal,
          "that the audit log of the house names this package: no proof of that came along, or"
              + " somebody took it out");
    }
    String who = key == null ? "who holds that key (name it by --key), " : "";
    unproved(
        terminal,
        who
            + "that the texts say what the pages say, that the pages told the truth, that nothing"
            + " was left out, when");
  }

  private static void unproved(Terminal terminal, String text) {
    terminal.out().println("  not proved: " + text);
  }

  private static void line(Terminal terminal, String text) {
    terminal.out().println("  proved: " + text);
  }
}
