package org.hulian.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.hulian.evidence.log.SignedCheckpoint;
import org.hulian.store.Database;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Flips bits, cuts, swaps and deletes all over a data folder, and wants `verify` to name what was
 * hit. A bit in space of the database that holds nothing changes nothing; such hits are counted.
 */
class NamedDamageTest {
  private static final long SEED = Long.getLong("hulian.seed", 20261127L);
  private static final int PAGE = 4_096;

  @TempDir private static Path whole;
  @TempDir private Path work;

  @BeforeAll
  static void fill() throws IOException {
    DamagedFolder.fill(whole);
    CommandRun run = CommandRun.on(whole, "verify");
    assertThat(run.complaints()).isEmpty();
    assertThat(run.code()).isZero();
  }

  /** A way to damage a folder; returns what a complaint about it has to contain. */
  private enum Kind {
    WARC_FLIP,
    WARC_CUT,
    WARC_DELETE,
    WARC_SWAP,
    DATABASE_FLIP,
    DATABASE_CUT,
    DATABASE_SWAP,
    DATABASE_DELETE,
    AUDIT_CHANGE,
    AUDIT_DELETE,
    AUDIT_SWAP,
    AUDIT_CUT,
    CHECKPOINTS_FLIP,
    CHECKPOINTS_CUT,
    CHECKPOINTS_SWAP,
    CHECKPOINTS_DELETE,
    INDEX_FLIP,
    INDEX_CUT,
    INDEX_SWAP,
    INDEX_DELETE
  }

  @Test
  void damageIsNamed() throws IOException, SQLException {
    damage(2);
  }

  @Test
  @Tag("slow")
  void sixHundredDamagesAreNamed() throws IOException, SQLException {
    damage(30);
  }

  private void damage(int times) throws IOException, SQLException {
    System.out.println("seed " + SEED);
    Random random = new Random(SEED);
    List<String> missed = new ArrayList<>();
    int named = 0;
    int nothing = 0;
    for (int i = 0; i < times; i++) {
      for (Kind kind : Kind.values()) {
        Path folder = work.resolve(kind + "-" + i);
        DamagedFolder.copy(whole, folder);
        String item = hit(kind, folder, random);
        CommandRun run = CommandRun.on(folder, "verify");
        if (run.code() == 1 && run.complaints().stream().anyMatch(line -> line.contains(item))) {
          named++;
        } else if (kind == Kind.DATABASE_FLIP && holdsTheSame(folder)) {
          nothing++;
        } else {
          missed.add(kind + " " + i + " (" + item + "): " + run.complaints());
        }
        Folders.delete(folder);
      }
    }
    System.out.println(named + " named, " + nothing + " hit nothing, missed: " + missed);
    assertThat(missed).as("seed %s", SEED).isEmpty();
  }

  private static String hit(Kind kind, Path folder, Random random)
      throws IOException, SQLException {
    return switch (kind) {
      case WARC_FLIP -> flip(any(DataFolder.warcOf(folder), random), random);
      case WARC_CUT -> cut(any(DataFolder.warcOf(folder), random), random, 1);
      case WARC_DELETE -> delete(any(DataFolder.warcOf(folder), random));
      case WARC_SWAP -> swapMembers(any(DataFolder.warcOf(folder), random), random);
      case DATABASE_FLIP -> {
        flip(folder.resolve(Database.FILE), random);
        yield "";
      }
      case DATABASE_CUT -> {
        cut(folder.resolve(Database.FILE), random, PAGE);
        yield "";
      }
      case DATABASE_SWAP -> {
        swapBlocks(folder.resolve(Database.FILE), random);
        yield "";
      }
      case DATABASE_DELETE -> delete(folder.resolve(Database.FILE));
      case AUDIT_CHANGE, AUDIT_DELETE, AUDIT_SWAP, AUDIT_CUT -> tamper(kind, folder, random);
      case CHECKPOINTS_FLIP -> flip(folder.resolve("audit.checkpoints"), random);
      case CHECKPOINTS_CUT -> cut(folder.resolve("audit.checkpoints"), random, 1);
      case CHECKPOINTS_SWAP -> swapCheckpoints(folder.resolve("audit.checkpoints"), random);
      case CHECKPOINTS_DELETE -> delete(folder.resolve("audit.checkpoints"));
      case INDEX_FLIP -> in(flip(any(DataFolder.indexOf(folder), random), random));
      case INDEX_CUT -> in(cut(any(DataFolder.indexOf(folder), random), random, 1));
      case INDEX_SWAP -> in(swapBytes(any(DataFolder.indexOf(folder), random), random));
      case INDEX_DELETE -> in(delete(any(DataFolder.indexOf(folder), random)));
    };
  }

  private static String in(String file) {
    return file.isEmpty() ? "" : "index";
  }

  private static Path any(Path folder, Random random) throws IOException {
    List<Path> files = DamagedFolder.files(folder);
    return files.get(random.nextInt(files.size()));
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  private static String flip(Path file, Random random) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
    Files.write(file, bytes);
    return name(file);
  }

  private static String cut(Path file, Random random, int unit) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    int kept = random.nextInt(bytes.length / unit) * unit;
    Files.write(file, Arrays.copyOf(bytes, kept));
    return name(file);
  }

  private static String delete(Path file) throws IOException {
    Files.delete(file);
    return name(file);
  }

  private static String swapMembers(Path file, Random random) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    List<Integer> starts = DamagedFolder.members(bytes);
    int first = random.nextInt(starts.size() - 2);
    int from = starts.get(first);
    int middle = starts.get(first + 1);
    int to = starts.get(first + 2);
    byte[] swapped = bytes.clone();
    System.arraycopy(bytes, middle, swapped, from, to - middle);
    System.arraycopy(bytes, from, swapped, from + to - middle, middle - from);
    Files.write(file, swapped);
    return name(file);
  }

  private static void swapBlocks(Path file, Random random) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    int pages = bytes.length / PAGE;
    int one = random.nextInt(pages) * PAGE;
    int other = (one / PAGE + 1 + random.nextInt(pages - 1)) % pages * PAGE;
    byte[] swapped = bytes.clone();
    System.arraycopy(bytes, one, swapped, other, PAGE);
    System.arraycopy(bytes, other, swapped, one, PAGE);
    Files.write(file, swapped);
  }

  /** Two bytes that differ. */
  private static String swapBytes(Path file, Random random) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    int one = random.nextInt(bytes.length);
    int other = one;
    while (bytes[other] == bytes[one]) {
      other = random.nextInt(bytes.length);
    }
    byte kept = bytes[one];
    bytes[one] = bytes[other];
    bytes[other] = kept;
    Files.write(file, bytes);
    return name(file);
  }

  private static String swapCheckpoints(Path file, Random random) throws IOException {
    List<SignedCheckpoint> all = new ArrayList<>(SignedCheckpoint.readAll(Files.readString(file)));
    int at = random.nextInt(all.size() - 1);
    all.add(at, all.remove(at + 1));
    Files.writeString(
        file, all.stream().map(SignedCheckpoint::toString).collect(Collectors.joining()));
    return name(file);
  }

  private static Connection open(Path folder) throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(Database.FILE));
  }

  private static String tamper(Kind kind, Path folder, Random random) throws SQLException {
    try (Connection connection = open(folder);
        Statement sql = connection.createStatement()) {
      sql.execute("DROP TRIGGER audit_entry_stays");
      sql.execute("DROP TRIGGER audit_entry_remains");
      long entries;
      try (ResultSet count = sql.executeQuery("SELECT count(*) FROM audit_entry")) {
        entries = count.getLong(1);
      }
      long one = 1 + random.nextLong(entries - 1);
      List<String> columns = List.of("account", "action", "subject", "details", "hash");
      String column = columns.get(random.nextInt(columns.size()));
      switch (kind) {
        case AUDIT_CHANGE ->
            sql.execute(
                "UPDATE audit_entry SET "
                    + column
                    + " = 'x' || "
                    + column
                    + " WHERE sequence = "
                    + one);
        case AUDIT_DELETE -> sql.execute("DELETE FROM audit_entry WHERE sequence = " + one);
        case AUDIT_SWAP -> {
          sql.execute("UPDATE audit_entry SET sequence = 0 WHERE sequence = " + one);
          sql.execute(
              "UPDATE audit_entry SET sequence = " + one + " WHERE sequence = " + (one + 1));
          sql.execute("UPDATE audit_entry SET sequence = " + (one + 1) + " WHERE sequence = 0");
        }
        default -> {
          sql.execute("DELETE FROM audit_entry WHERE sequence > " + one);
          return "audit log: its end is missing: entry " + (one + 1);
        }
      }
      return "audit entry " + one;
    }
  }

  /** Whether a database still says all that the whole one says. */
  private static boolean holdsTheSame(Path folder) {
    try {
      return dump(folder).equals(dump(whole));
    } catch (SQLException e) {
      return false;
    }
  }

  private static List<String> dump(Path folder) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection connection = open(folder);
        Statement sql = connection.createStatement()) {
      List<String> tables = new ArrayList<>();
      try (ResultSet found =
          sql.executeQuery("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")) {
        while (found.next()) {
          tables.add(found.getString(1));
        }
      }
      tables.add("sqlite_master");
      for (String table : tables) {
        try (ResultSet found = sql.executeQuery("SELECT * FROM " + table)) {
          while (found.next()) {
            StringBuilder row = new StringBuilder(table);
            for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
              Object value = found.getObject(i);
              row.append('|').append(value instanceof byte[] b ? Arrays.toString(b) : value);
            }
            rows.add(row.toString());
          }
        }
      }
    }
    return rows;
  }
}
