package org.hulian.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hulian.index.IndexComparison.Difference;
import org.hulian.index.IndexComparison.Kind;
import org.hulian.index.ListingIndex;
import org.hulian.store.Access;
import org.hulian.store.Database;

/** Compares index and store, and mends the index. */
final class IndexCheck {
  /** With more that differ, making it anew is hardly slower. */
  private static final int MOST_MENDED = 100_000;

  private final Terminal terminal;
  private final CommonOptions common;
  private final Problems problems;
  private final Path folder;

  IndexCheck(Terminal terminal, CommonOptions common) {
    this.terminal = terminal;
    this.common = common;
    problems = new Problems(terminal);
    folder = DataFolder.indexOf(common.data);
  }

  /** What one comparison found; the differences themselves as long as they are not too many. */
  private static final class Found {
    private final Map<Kind, Long> counts = new EnumMap<>(Kind.class);
    private final List<Difference> differences = new ArrayList<>();
    private long total;

    void add(Difference difference) {
      counts.merge(difference.kind(), 1L, Long::sum);
      if (differences.size() < MOST_MENDED) {
        differences.add(difference);
      }
      total++;
    }

    long count(Kind kind) {
      return counts.getOrDefault(kind, 0L);
    }
  }

  /** Tells what differs; returns the exit code. */
  int run() {
    try (Database store = Database.open(common.data, Access.READ, terminal.clock())) {
      if (!tellDamage()) {
        try (ListingIndex index = ListingIndex.openReadOnly(folder)) {
          IndexFeed feed = new IndexFeed(store.listings(), index);
          tellMark(store, feed);
          tell(compared(store, feed, problems));
        }
      }
    }
    return problems.exitCode();
  }

  /** Tells what differs and mends it; returns 0 if all agrees afterwards. */
  int repair() {
    Database.require(common.data);
    try (Database store = Database.open(common.data, Access.WRITE, terminal.clock())) {
      boolean damaged = tellDamage();
      if (damaged && Files.exists(folder)) {
        Folders.delete(folder); // it holds nothing that the store has not
      }
      try (ListingIndex index = ListingIndex.open(folder)) {
        IndexFeed feed = new IndexFeed(store.listings(), index);
        if (mend(store, feed, damaged)) {
          Problems left = new Problems(terminal);
          tell(compared(store, feed, left));
          return left.exitCode();
        }
      }
    }
    return 0;
  }

  private boolean mend(Database store, IndexFeed feed, boolean damaged) {
    boolean known =
        feed.index()
            .mark()
            .filter(mark -> mark.source().equals(store.listings().changes().store()))
            .isPresent();
    if (damaged || !known) {
      if (!damaged) {
        tellMark(store, feed);
      }
      rebuild(store, feed);
      return true;
    }
    Found found = compared(store, feed, problems);
    tell(found);
    if (found.total > MOST_MENDED) {
      rebuild(store, feed);
    } else if (found.total > 0 || !feed.isWhole()) {
      feed.repair(found.differences, DataFolder.of(store.folder(), store, feed.index())::told);
    }
    return found.total > 0;
  }

  private void rebuild(Database store, IndexFeed feed) {
    try (Progress progress = new Progress(terminal, "listings", common.quiet)) {
      progress.expect(store.listings().count());
      feed.rebuild(progress::set);
    }
  }

  private boolean tellDamage() {
    Optional<String> damage = ListingIndex.damage(folder);
    damage.ifPresent(reason -> problems.accept(new Problem(folder.toString(), reason)));
    return damage.isPresent();
  }

  private void tellMark(Database store, IndexFeed feed) {
    if (!feed.isWhole()) {
      String reason = "not built to its end, of another store, or of another version";
      boolean marked = feed.index().mark().isPresent();
      problems.accept(
          new Problem(folder.toString(), marked ? "does not have what it says it has" : reason));
    }
    long waiting = store.listings().unindexed();
    if (waiting > 0) {
      terminal
          .err()
          .printf(Locale.ROOT, "%,d changes wait for the next command that writes%n", waiting);
    }
  }

  private Found compared(Database store, IndexFeed feed, Problems told) {
    Found found = new Found();
    try (Progress progress = new Progress(terminal, "listings", common.quiet)) {
      progress.expect(store.listings().count());
      feed.compare(
          difference -> {
            found.add(difference);
            told.accept(new Problem(difference.id().value(), reason(difference.kind())));
          },
          progress::set);
    }
    return found;
  }

  private static String reason(Kind kind) {
    return switch (kind) {
      case MISSING -> "not in the index";
      case STALE -> "otherwise in the index than in the store";
      case TOO_MUCH -> "in the index, but not in the store";
    };
  }

  private void tell(Found found) {
    if (common.quiet) {
      return;
    }
    String line =
        found.total == 0
            ? "index and store agree"
            : String.format(
                Locale.ROOT,
                "%,d missing, %,d stale, %,d too much",
                found.count(Kind.MISSING),
                found.count(Kind.STALE),
                found.count(Kind.TOO_MUCH));
    terminal.err().println(line);
  }
}
