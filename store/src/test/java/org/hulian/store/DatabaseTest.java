package org.hulian.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hulian.listing.finding.ScoredListing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
  private final SettableClock clock = new SettableClock();
  @TempDir Path temporary;

  private Path folder() {
    return temporary.resolve("data 数据");
  }

  private Database open(Access access) {
    return Database.open(folder(), access, clock);
  }

  @Test
  void aFolderIsForOneWriterAndSaysWhoThatIs() {
    try (Database first = open(Access.WRITE)) {
      assertThat(first.folder()).isEqualTo(folder());
      assertThatThrownBy(() -> open(Access.WRITE))
          .isInstanceOfSatisfying(
              DataFolderBusyException.class,
              e -> {
                assertThat(e.folder()).isEqualTo(folder());
                assertThat(e.pid()).hasValue(ProcessHandle.current().pid());
                assertThat(e.command()).isNotBlank();
                assertThat(e)
                    .hasMessageContaining("in use by process " + ProcessHandle.current().pid());
              });
    }
    open(Access.WRITE).close();
  }

  @Test
  void aReaderWorksBesideTheWriterAndSeesWhatIsCommitted() throws Exception {
    try (Database writer = open(Access.WRITE);
        Database reader = open(Access.READ);
        ExecutorService thread = Executors.newSingleThreadExecutor()) {
      AtomicBoolean done = new AtomicBoolean();
      Future<Long> seen = thread.submit(() -> countWhile(reader, done));
      for (int i = 0; i < 50; i++) {
        writer.listings().save(batch(i * 20, 20));
      }
      done.set(true);
      assertThat(seen.get()).isLessThanOrEqualTo(1_000);
      assertThat(reader.listings().count()).isEqualTo(1_000);
      assertThatThrownBy(() -> reader.listings().save(batch(5_000, 1)))
          .isInstanceOf(StoreUnavailableException.class)
          .hasMessageContaining("no permission to write");
    }
  }

  private static long countWhile(Database reader, AtomicBoolean done) {
    long last = 0;
    while (!done.get()) {
      long now = reader.listings().count();
      assertThat(now).isGreaterThanOrEqualTo(last);
      assertThat(now % 20).isZero();
      last = now;
    }
    return last;
  }

  @Test
  void nothingIsReadWhereThereIsNothing() {
    assertThatThrownBy(() -> open(Access.READ))
        .isInstanceOf(StoreUnavailableException.class)
        .hasMessage(folder() + ": there is no data yet");
    assertThat(folder()).doesNotExist();
  }

  @Test
  void onlyTheOwnerCanReadTheFiles() throws IOException {
    assumeTrue(
        temporary.getFileSystem().supportedFileAttributeViews().contains("posix"),
        "the file system has no permissions");
    try (Database database = open(Access.WRITE)) {
      database.listings().save(batch(0, 10));
      assertThat(database.metricsToken()).hasSize(64);
      assertThat(permissions(folder())).isEqualTo("rwx------");
      try (Stream<Path> files = Files.list(folder())) {
        List<Path> all = files.toList();
        assertThat(all).hasSizeGreaterThanOrEqualTo(3);
        assertThat(all).allSatisfy(file -> assertThat(permissions(file)).isEqualTo("rw-------"));
      }
    }
  }

  @Test
  void theTokenStaysUnlessItWasTakenAwayOrNeverWrittenToItsEnd() throws IOException {
    String first;
    try (Database database = open(Access.WRITE)) {
      first = database.metricsToken();
    }
    Path file = folder().resolve("metrics.token");
    try (Database database = open(Access.WRITE)) {
      assertThat(database.metricsToken()).isEqualTo(first);
      Files.writeString(file, first.substring(0, 20));
      String second = database.metricsToken();
      assertThat(second).hasSize(64).isNotEqualTo(first);
      Files.delete(file);
      assertThat(database.metricsToken()).hasSize(64).isNotIn(first, second);
      Files.writeString(file, "one of the operator's own, long enough\n");
      assertThat(database.metricsToken()).isEqualTo("one of the operator's own, long enough");
    }
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  void dataOfANewerVersionIsLeftAlone() {
    open(Access.WRITE).close();
    try (Database database = open(Access.WRITE)) {
      database
          .sql()
          .change(
              handle ->
                  handle.execute(
                      "INSERT INTO schema_history SELECT 99, '99', 'future', type, script,"
                          + " checksum, installed_by, installed_on, execution_time, success"
                          + " FROM schema_history WHERE installed_rank = 1"));
    }

    for (Access access : Access.values()) {
      assertThatThrownBy(() -> open(access))
          .isInstanceOf(SchemaTooNewException.class)
          .hasMessageContaining(
              "newer version of Hulian (schema 99, this version knows %d)", Schema.VERSION);
    }
  }

  @Test
  void theProgramKnowsItsNewestMigration() throws Exception {
    Path migrations = Path.of(Schema.class.getResource("/db/migration").toURI());
    try (Stream<Path> files = Files.list(migrations)) {
      int newest =
          files
              .map(file -> file.getFileName().toString())
              .mapToInt(name -> Integer.parseInt(name.replaceFirst("V(\\d+)__.*", "$1")))
              .max()
              .orElseThrow();
      assertThat(newest).isEqualTo(Schema.VERSION);
    }
  }

  @Test
  void aFileThatIsNoDatabaseIsSaidToBeDamaged() throws IOException {
    open(Access.WRITE).close();
    Files.writeString(folder().resolve("hulian.db"), "not a database, but long enough ".repeat(99));

    assertThatThrownBy(() -> open(Access.WRITE))
        .isInstanceOf(StoreUnavailableException.class)
        .hasMessageContaining("damaged");
  }

  @Test
  void aFolderThatCannotBeMadeIsNamed() throws IOException {
    Files.writeString(folder(), "a file in its place");

    assertThatThrownBy(() -> open(Access.WRITE))
        .isInstanceOf(StoreUnavailableException.class)
        .hasMessageContaining(folder().toString());
  }

  @Test
  void aFullDiskIsOneClearErrorAndLosesNothing() {
    try (Database database = open(Access.WRITE)) {
      database.listings().save(batch(0, 100));
      setMaxPages(database, 200);
      int saved = saveUntilFull(database);

      assertThat(database.listings().count()).isEqualTo(saved);
      assertThat(database.cases().counts().values()).doesNotContainNull();
      setMaxPages(database, 1_000_000);
      database.listings().save(batch(1_000_000, 100));
      assertThat(database.listings().count()).isEqualTo(saved + 100L);
      assertThat(database.audit().firstBroken()).isEmpty();
    }
    try (Database database = open(Access.READ)) {
      assertThat(integrity(database)).isEqualTo("ok");
    }
  }

  private static void setMaxPages(Database database, int pages) {
    database
        .sql()
        .write(
            handle ->
                handle.createQuery("PRAGMA max_page_count = " + pages).mapTo(Integer.class).one());
  }

  private static int saveUntilFull(Database database) {
    int saved = 100;
    while (true) {
      List<ScoredListing> batch = batch(saved, 100);
      try {
        database.listings().save(batch);
        saved += 100;
      } catch (StoreUnavailableException e) {
        assertThat(e).hasMessageContaining("the disk is full").hasMessageContaining("data 数据");
        return saved;
      }
    }
  }

  private static String integrity(Database database) {
    return database
        .sql()
        .read(handle -> handle.createQuery("PRAGMA integrity_check").mapTo(String.class).one());
  }

  @Test
  void manyThreadsSaveAndReadAtOnce() throws Exception {
    try (Database database = open(Access.WRITE);
        ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Future<?>> done = new ArrayList<>();
      for (int t = 0; t < 8; t++) {
        int from = t * 1_000;
        done.add(
            threads.submit(
                () -> {
                  for (int i = 0; i < 10; i++) {
                    database.listings().save(flagged(from + i * 10, 10));
                  }
                  database.listings().forEach(stored -> {});
                }));
      }
      for (Future<?> one : done) {
        one.get();
      }
      assertThat(database.listings().count()).isEqualTo(800);
      assertThat(database.audit().count()).isEqualTo(800);
      assertThat(database.audit().firstBroken()).isEmpty();
    }
  }

  @Test
  void aClosedDatabaseDoesNothingMore() {
    Database database = open(Access.WRITE);
    database.listings().save(batch(0, 1));
    database.close();
    database.close();

    assertThatThrownBy(() -> database.listings().count()).isInstanceOf(RuntimeException.class);
    assertThatThrownBy(() -> database.listings().save(batch(1, 1)))
        .isInstanceOf(RuntimeException.class);
  }

  private static List<ScoredListing> batch(int from, int count) {
    return IntStream.range(from, from + count).mapToObj(i -> Items.clear(i, "二手物品 " + i)).toList();
  }

  private static List<ScoredListing> flagged(int from, int count) {
    return IntStream.range(from, from + count).mapToObj(i -> Items.flagged(i, "出 " + i)).toList();
  }
}
