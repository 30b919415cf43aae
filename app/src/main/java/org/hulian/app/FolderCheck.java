package org.hulian.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.hulian.index.IndexLockedException;
import org.hulian.index.ListingIndex;
import org.hulian.listing.CaptureRef;
import org.hulian.store.Access;
import org.hulian.store.Database;
import org.hulian.store.check.Fault;
import org.jspecify.annotations.Nullable;

/** Checks a whole data folder; what cannot be read does not keep the rest from being checked. */
final class FolderCheck {
  private final Terminal terminal;
  private final CommonOptions common;
  private final Problems problems;

  FolderCheck(Terminal terminal, CommonOptions common, Problems problems) {
    this.terminal = terminal;
    this.common = common;
    this.problems = problems;
  }

  /** Tells of everything that is not as it was written; returns what was looked at, in words. */
  String run() throws IOException {
    if (!Files.isRegularFile(common.data.resolve(Database.FILE))) {
      return withoutStore(new CommandException(common.data + ": there is no data yet"));
    }
    try (Database store = Database.open(common.data, Access.READ, terminal.clock())) {
      return withStore(store);
    } catch (RuntimeException e) { // damaged so that it cannot even be opened
      return withoutStore(e);
    }
  }

  private String withoutStore(RuntimeException failure) throws IOException {
    List<Path> files = warcFiles();
    if (files.isEmpty() && !Files.exists(common.data.resolve(Database.FILE))) {
      throw failure;
    }
    problems.accept(new Problem(Database.FILE, String.valueOf(failure.getMessage())));
    WarcCheck records = new WarcCheck(problems, capture -> {});
    read(records, files);
    checkIndex(null);
    return records.summary();
  }

  private String withStore(Database store) throws IOException {
    long rows = checkDatabase(store);
    StoredCaptures captures = captures(store);
    WarcCheck records = new WarcCheck(problems, capture -> ifAny(captures, capture));
    read(records, warcFiles());
    attempt(
        "WARC files",
        () ->
            WarcSeals.check(store, common.data, records.damaged(), problems)
                .forEach(this::noteUnsealed));
    if (captures != null) {
      attempt("captures of listings", () -> captures.tellMissing(problems));
    }
    long[] entries = {0};
    attempt("audit log", () -> entries[0] = checkAudit(store));
    checkIndex(store);
    attempt("classifier", () -> LiveClassifier.of(common.data));
    attempt(
        "frontier.db", () -> Database.checkFile(common.data.resolve("frontier.db"), this::tell));
    return String.format(
        Locale.ROOT,
        "%s, %,d captures of listings, %,d audit entries, %,d rows",
        records.summary(),
        captures == null ? 0 : captures.count(),
        entries[0],
        rows);
  }

  /** No problem: a crawl that is at work, or was killed, leaves such until the next writer. */
  private void noteUnsealed(Path file) {
    terminal
        .err()
        .println(
            TextOutput.oneLine(
                file
                    + " has no seal: its records fit their digests, and nothing else speaks for it"
                    + " until a command that writes has sealed it"));
  }

  private static void ifAny(@Nullable StoredCaptures captures, CaptureRef capture) {
    if (captures != null) {
      captures.found(capture);
    }
  }

  /** Something that reads what may be damaged. */
  @FunctionalInterface
  private interface Part {
    void run() throws IOException;
  }

  private void attempt(String what, Part part) throws IOException {
    try {
      part.run();
    } catch (RuntimeException e) { // whatever damage made of it; it is told, and the rest goes on
      problems.accept(new Problem(what, "cannot be checked: " + e.getMessage()));
    }
  }

  private long checkDatabase(Database store) throws IOException {
    long[] rows = {0};
    try (Progress progress = new Progress(terminal, "rows", common.quiet)) {
      attempt(
          Database.FILE,
          () -> {
            progress.expect(store.sealedRows());
            rows[0] = store.check(this::tell, progress::set);
          });
    }
    return rows[0];
  }

  private @Nullable StoredCaptures captures(Database store) throws IOException {
    StoredCaptures[] captures = {null};
    attempt("captures of listings", () -> captures[0] = new StoredCaptures(store.listings()));
    return captures[0];
  }

  private void read(WarcCheck records, List<Path> files) throws IOException {
    try (Progress progress = new Progress(terminal, "records", common.quiet)) {
      records.read(files, progress);
    }
  }

  private long checkAudit(Database store) {
    try (Progress progress = new Progress(terminal, "audit entries", common.quiet)) {
      return store.checkpoints().check(List.of(), this::tell, progress::set);
    }
  }

  private void tell(Fault fault) {
    problems.accept(new Problem(fault.item(), fault.reason()));
  }

  private void checkIndex(@Nullable Database store) throws IOException {
    Path folder = DataFolder.indexOf(common.data);
    if (!Files.exists(folder) && !wasIndexed(store)) {
      return;
    }
    attempt(
        folder.toString(),
        () -> {
          try {
            Optional<String> damage = ListingIndex.damage(folder);
            damage.ifPresent(reason -> problems.accept(new Problem(folder.toString(), reason)));
            if (damage.isEmpty() && store != null) {
              checkMark(store, folder);
            }
          } catch (IndexLockedException e) {
            terminal.err().println("the index is in use and was not checked");
          }
        });
  }

  private static boolean wasIndexed(@Nullable Database store) {
    try {
      return store != null && store.listings().changes().indexed() > 0;
    } catch (RuntimeException e) { // damage, which was told of
      return false;
    }
  }

  /** Whether it is an index of this store that has all it says it has; `index check` compares. */
  private void checkMark(Database store, Path folder) {
    try (ListingIndex index = ListingIndex.openReadOnly(folder)) {
      if (!new IndexFeed(store.listings(), index).isWhole()) {
        problems.accept(
            new Problem(
                folder.toString(), "lacks what is stored: `index check --repair` mends it"));
      }
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
}
