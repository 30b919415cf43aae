package org.hulian.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.hulian.evidence.AuditChain;
import org.hulian.evidence.log.LogProof;
import org.hulian.evidence.log.SignedCheckpoint;
import org.hulian.evidence.log.VerifierKey;
import org.hulian.store.Access;
import org.hulian.store.Database;
import org.hulian.store.audit.AuditEntry;
import org.hulian.store.audit.Checkpoints;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows, signs, proves and checks the audit log. */
@Command(
    name = "audit",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "[checkpoint|prove|verify|key]",
    description = {
      "Shows who did what, and whether the chain of hashes holds.",
      "",
      "The newest entries come first."
    },
    commandListHeading = "%nMore about the log:%n")
final class AuditCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private CommonOptions common = new CommonOptions();

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "50",
      converter = Numbers.Count.class,
      description = "Entries to show (default: 50).")
  private int limit;

  @Option(names = "--verify", description = "Only checks the chain.")
  private boolean verify;

  AuditCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (Database store = Database.open(common.data, Access.READ, terminal.clock())) {
      if (!verify) {
        List<AuditEntry> entries = store.audit().list(Long.MAX_VALUE, limit);
        entries.forEach(this::show);
      }
      OptionalLong broken = store.audit().firstBroken();
      if (broken.isPresent()) {
        throw new CommandException(
            "the audit log was changed: entry "
                + broken.getAsLong()
                + " is missing or does not fit the chain");
      }
      if (!common.quiet) {
        terminal.err().printf(Locale.ROOT, "%,d entries, the chain holds%n", store.audit().count());
      }
      return 0;
    }
  }

  private void show(AuditEntry entry) {
    terminal
        .out()
        .printf(
            Locale.ROOT,
            "%6d  %s  %-14s %-22s %-20s %s%n",
            entry.sequence(),
            entry.at(),
            TextOutput.oneLine(entry.account()),
            entry.action(),
            TextOutput.oneLine(entry.subject()),
            TextOutput.oneLine(entry.details()));
  }

  @Command(
      name = "checkpoint",
      mixinStandardHelpOptions = true,
      description = {
        "Signs the log as it is now, for somebody to keep.",
        "",
        "Whoever keeps what is written can tell later whether the log was rewritten: `audit verify"
            + " --checkpoint FILE`. All of them are in audit.checkpoints of the data folder too: copy"
            + " that file to another machine. Commands that write make one at their end, and `serve`"
            + " one an hour."
      })
  int checkpoint(
      @Mixin CommonOptions folder,
      @Option(names = "--out", paramLabel = "FILE", description = "Where to (default: shown).")
          @Nullable Path out,
      @Option(
              names = "--newest",
              description = "The newest that was made; works while the console runs.")
          boolean newest)
      throws IOException {
    Access access = newest ? Access.READ : Access.WRITE;
    try (Database store = Database.open(folder.data, access, terminal.clock())) {
      SignedCheckpoint checkpoint =
          newest
              ? store
                  .checkpoints()
                  .newest()
                  .map(Checkpoints.Kept::checkpoint)
                  .orElseThrow(() -> new CommandException("no checkpoint was made yet"))
              : store.checkpoints().make();
      write(out, checkpoint.toString());
      if (!folder.quiet) {
        terminal.err().printf(Locale.ROOT, "%,d entries signed%n", checkpoint.head().size());
      }
    }
    return 0;
  }

  @Command(
      name = "key",
      mixinStandardHelpOptions = true,
      description = {
        "Shows the public keys that checkpoints are signed with, the newest first.",
        "",
        "Tell it to those who are to check them. The private half is audit.key of the data folder."
      })
  int key(@Mixin CommonOptions folder) {
    try (Database store = Database.open(folder.data, Access.READ, terminal.clock())) {
      List<VerifierKey> keys = store.checkpoints().keys();
      if (keys.isEmpty()) {
        throw new CommandException("there is no key yet: `audit checkpoint` makes one");
      }
      keys.forEach(key -> terminal.out().println(key));
    }
    return 0;
  }

  @Command(
      name = "prove",
      mixinStandardHelpOptions = true,
      description = {
        "Proves to somebody who has not the log that an entry is in it.",
        "",
        "Writes the entry, its way to the root, and the newest checkpoint (a .tlog-proof file);"
            + " `audit verify --proof FILE --key KEY` checks it anywhere."
      })
  int prove(
      @Mixin CommonOptions folder,
      @Parameters(
              paramLabel = "ENTRY",
              converter = Numbers.Count.class,
              description = "Its number.")
          int entry,
      @Option(names = "--out", paramLabel = "FILE", description = "Where to (default: shown).")
          @Nullable Path out,
      @Option(names = "--blind", description = "Leaves out what the entry says.") boolean blind)
      throws IOException {
    try (Database store = Database.open(folder.data, Access.READ, terminal.clock())) {
      LogProof proof =
          store
              .checkpoints()
              .prove(entry)
              .orElseThrow(
                  () ->
                      new CommandException(
                          "no checkpoint covers entry "
                              + entry
                              + ": `audit checkpoint` makes one"));
      write(out, (blind ? proof.withoutRow() : proof).toString());
    }
    return 0;
  }

  @Command(
      name = "verify",
      mixinStandardHelpOptions = true,
      description = {
        "Checks the whole log: chain, tree, and all checkpoints that were kept.",
        "",
        "A log that was rewritten is found by a checkpoint that somebody kept elsewhere, even if its"
            + " chain was computed anew. With --proof, only that file is checked, without a log."
      },
      footer = {
        "",
        "What this proves: that the log holds all that it held when a checkpoint was made. What it"
            + " does not: that what was logged is true, or at what time."
      })
  int verify(
      @Mixin CommonOptions folder,
      @Option(
              names = "--checkpoint",
              paramLabel = "FILE",
              description = "Checkpoints that were kept, one or many; may be given again.")
          @Nullable List<Path> kept,
      @Option(
              names = "--key",
              paramLabel = "KEY",
              description = "The public key that they have to be signed with.")
          @Nullable String key,
      @Option(names = "--proof", paramLabel = "FILE", description = "A proof of one entry.")
          @Nullable Path proof)
      throws IOException {
    VerifierKey wanted = key == null ? null : readKey(key);
    if (proof != null) {
      return verifyProof(proof, wanted);
    }
    Problems problems = new Problems(terminal);
    List<Checkpoints.Elsewhere> elsewhere = elsewhere(kept == null ? List.of() : kept, wanted);
    try (Database store = Database.open(folder.data, Access.READ, terminal.clock())) {
      long entries = check(store, elsewhere, problems, folder.quiet);
      if (!folder.quiet && problems.count() == 0) {
        terminal
            .err()
            .printf(
                Locale.ROOT,
                "%,d entries, as they were written; %,d checkpoints from elsewhere agree%n",
                entries,
                elsewhere.size());
      }
    }
    return problems.exitCode();
  }

  private long check(
      Database store, List<Checkpoints.Elsewhere> elsewhere, Problems problems, boolean quiet) {
    try (Progress progress = new Progress(terminal, "entries", quiet)) {
      return store
          .checkpoints()
          .check(
              elsewhere,
              fault -> problems.accept(new Problem(fault.item(), fault.reason())),
              progress::set);
    }
  }

  private static List<Checkpoints.Elsewhere> elsewhere(List<Path> files, @Nullable VerifierKey key)
      throws IOException {
    List<Checkpoints.Elsewhere> all = new ArrayList<>();
    for (Path file : files) {
      try {
        List<SignedCheckpoint> read = SignedCheckpoint.readAll(Files.readString(file));
        if (read.isEmpty()) {
          throw new CommandException(file + ": there is no checkpoint in it");
        }
        read.forEach(one -> all.add(new Checkpoints.Elsewhere(file.toString(), one, key)));
      } catch (IllegalArgumentException e) {
        throw new CommandException(file + ": " + e.getMessage(), e);
      }
    }
    return all;
  }

  private int verifyProof(Path file, @Nullable VerifierKey key) throws IOException {
    if (key == null) {
      throw new CommandException("--proof needs --key: the public key of the log it is from");
    }
    try {
      LogProof proof = LogProof.read(Files.readString(file));
      if (!proof.holds(key)) {
        throw new CommandException(file + ": it does not hold, or not by this key");
      }
      proof.rowBytes().map(AuditChain::json).ifPresent(terminal.out()::println);
      terminal
          .err()
          .printf(
              Locale.ROOT,
              "entry %,d of %,d in %s%n",
              proof.inclusion().index() + 1,
              proof.inclusion().size(),
              proof.checkpoint().origin());
      return 0;
    } catch (IllegalArgumentException e) {
      throw new CommandException(file + ": " + e.getMessage(), e);
    }
  }

  private static VerifierKey readKey(String text) {
    try {
      return VerifierKey.read(text.strip());
    } catch (IllegalArgumentException e) {
      throw new CommandException(String.valueOf(e.getMessage()), e);
    }
  }

  private void write(@Nullable Path file, String text) throws IOException {
    if (file == null) {
      terminal.out().print(text);
    } else {
      Files.writeString(file, text);
    }
  }
}
