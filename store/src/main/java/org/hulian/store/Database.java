package org.hulian.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.hulian.evidence.pack.PackingFolder;
import org.hulian.store.account.AccountRepository;
import org.hulian.store.account.SqlAccountRepository;
import org.hulian.store.account.SqlTokenRepository;
import org.hulian.store.account.TokenRepository;
import org.hulian.store.audit.AuditLog;
import org.hulian.store.audit.AuditRepository;
import org.hulian.store.audit.Checkpoints;
import org.hulian.store.audit.WarcFiles;
import org.hulian.store.casefile.CaseClocks;
import org.hulian.store.casefile.CaseKeeping;
import org.hulian.store.casefile.CaseRepository;
import org.hulian.store.casefile.DueTimes;
import org.hulian.store.casefile.SqlCaseRepository;
import org.hulian.store.check.Fault;
import org.hulian.store.check.Seals;
import org.hulian.store.check.StoreCheck;
import org.hulian.store.evidence.PackageRepository;
import org.hulian.store.evidence.SqlPackageRepository;
import org.hulian.store.listing.ListingRepository;
import org.hulian.store.listing.Originals;
import org.hulian.store.listing.SqlListingRepository;
import org.hulian.store.network.SqlNetworkRepository;
import org.hulian.store.notice.NoticeKeeping;
import org.hulian.store.notice.NoticeParts;
import org.hulian.store.notice.SqlNoticeOutbox;
import org.hulian.store.notice.SqlNoticeRepository;
import org.hulian.store.notice.SqlStatementRepository;
import org.hulian.store.quality.QualityRepository;
import org.hulian.store.retention.RetentionRepository;
import org.hulian.store.retention.SqlRetentionRepository;
import org.hulian.store.run.RunRepository;
import org.hulian.store.run.ScheduleRepository;
import org.hulian.store.run.SqlRunRepository;
import org.hulian.store.run.SqlScheduleRepository;
import org.hulian.store.search.SearchParts;
import org.hulian.store.search.SqlAlertRepository;
import org.hulian.store.search.SqlDeliveryRepository;
import org.hulian.store.search.SqlSavedSearchRepository;
import org.hulian.store.sql.Sql;
import org.hulian.store.sql.WriteWatch;
import org.hulian.store.statistics.SqlStatisticsRepository;
import org.hulian.store.vault.Vault;
import org.hulian.store.vault.VictimParts;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * A data folder: everything that is known, in one SQLite file. One process may have it open for
 * writing, any number for reading beside it. Thread-safe.
 *
 * <p>What a method of a repository returned survives a kill and a loss of power; what it was still
 * doing leaves nothing behind. Every method may throw {@link StoreUnavailableException}.
 */
public final class Database implements AutoCloseable {
  /** The name of the store's file in a data folder. */
  public static final String FILE = "hulian.db";

  private static final Duration BUSY_TIMEOUT = Duration.ofSeconds(10);
  private static final int SKETCHED_AT_OPENING = 1_000;
  private static final int CACHE_KIBIBYTES = 32 << 10;

  private final Path folder;
  private final @Nullable FolderLock lock;
  private final Sql sql;
  private final AuditLog audit;
  private final Checkpoints checkpoints;
  private final WarcFiles warcFiles;
  private final CaseRepository cases;
  private final ListingRepository listings;
  private final NoticeParts notices;
  private final SqlRunRepository runs;
  private final SqlScheduleRepository schedules;
  private final AccountRepository accounts;
  private final TokenRepository tokens;
  private final SearchParts searches;
  private final RetentionRepository retention;
  private final @Nullable Vault vault;
  private final PackageRepository packages;
  private final PackingFolder packing;
  private final InsightParts insight;

  private Database(
      Path folder, @Nullable FolderLock lock, Sql sql, @Nullable Vault vault, Clock clock) {
    this.folder = folder;
    this.vault = vault;
    this.lock = lock;
    this.sql = sql;
    this.audit = new AuditLog(sql, clock);
    this.checkpoints = new Checkpoints(sql, audit, clock, folder);
    this.warcFiles = new WarcFiles(sql, audit);
    this.cases = new SqlCaseRepository(sql, audit, clock);
    CaseKeeping keeping = new CaseKeeping(audit);
    this.listings =
        new SqlListingRepository(
            sql,
            keeping,
            new NoticeKeeping(audit, keeping, clock),
            vault == null ? Originals.NOWHERE : vault,
            clock);
    this.notices =
        new NoticeParts(
            new SqlNoticeRepository(sql, audit, keeping, clock),
            new SqlStatementRepository(sql, audit, clock),
            new SqlNoticeOutbox(sql, audit));
    this.runs = new SqlRunRepository(sql, audit, clock);
    this.schedules = new SqlScheduleRepository(sql);
    this.accounts = new SqlAccountRepository(sql, audit, clock, new SecureRandom());
    this.tokens = new SqlTokenRepository(sql, audit, clock, new SecureRandom());
    this.searches =
        new SearchParts(
            new SqlSavedSearchRepository(sql, audit, clock),
            new SqlAlertRepository(sql, clock),
            new SqlDeliveryRepository(sql, audit));
    this.retention = new SqlRetentionRepository(sql, audit, clock);
    this.packages = new SqlPackageRepository(sql, audit);
    this.packing = new PackingFolder(folder);
    this.insight =
        new InsightParts(
            new SqlNetworkRepository(sql, () -> token(TokenFile.NETWORK)),
            new SqlStatisticsRepository(sql));
  }

  /**
   * Opens a data folder; for writing it is made and brought up to date where needed, runs that a
   * crash left running are ended as interrupted, and what it left of packages is removed.
   *
   * @throws DataFolderBusyException if another process has it open for writing, and so should this
   * @throws SchemaTooNewException if a newer version of the program wrote it
   * @throws StoreUnavailableException if it cannot be used for another reason
   */
  public static Database open(Path dataFolder, Access access, Clock clock) {
    FolderLock lock = null;
    try {
      lock = access == Access.WRITE ? prepare(dataFolder) : null;
      Sql sql = connect(dataFolder, access);
      Vault vault = access == Access.WRITE ? vault(dataFolder, clock) : null;
      Database database = new Database(dataFolder, lock, sql, vault, clock);
      lock = null;
      if (access == Access.WRITE) {
        database.takeUp();
      }
      return database;
    } catch (IOException e) {
      throw new StoreUnavailableException(dataFolder, "cannot be used: " + e, e);
    } catch (SQLException e) {
      String reason = Failures.reason(e);
      throw new StoreUnavailableException(dataFolder, reason == null ? e.toString() : reason, e);
    } finally {
      release(lock);
    }
  }

  /** The lock says that nobody else is at work here, so whoever ran the runs left is gone. */
  private void takeUp() {
    try {
      packing.empty();
      audit.growTree();
      sql.change(handle -> Seals.sealAll(handle, Schema.VERSION));
      runs.interruptAll();
      schedules.releaseAll();
      listings.sketchMore(SKETCHED_AT_OPENING);
      CaseClocks clocks = clocks();
      sql.change(handle -> DueTimes.load(handle, clocks));
    } catch (IOException e) {
      close();
      throw new StoreUnavailableException(
          folder, "what a crash left of a package cannot be removed: " + e, e);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private CaseClocks clocks() {
    try {
      return CaseClocks.of(folder);
    } catch (IOException | IllegalArgumentException e) {
      throw new StoreUnavailableException(
          folder, CaseClocks.FILE + " cannot be used: " + e.getMessage(), e);
    }
  }

  private static FolderLock prepare(Path folder) throws IOException {
    PrivateFiles.createFolder(folder);
    FolderLock lock = FolderLock.take(folder);
    try {
      PrivateFiles.create(folder.resolve(FILE));
      return lock;
    } catch (IOException e) {
      lock.close();
      throw e;
    }
  }

  /**
   * Sees that there is a store, for what would make no sense of an empty one.
   *
   * @throws StoreUnavailableException if there is none
   */
  public static void require(Path dataFolder) {
    if (!Files.isRegularFile(dataFolder.resolve(FILE))) {
      throw new StoreUnavailableException(dataFolder, "there is no data yet");
    }
  }

  private static Sql connect(Path folder, Access access) throws SQLException {
    Path file = folder.resolve(FILE);
    if (file.toString().contains("?")) {
      throw new StoreUnavailableException(folder, "the name of a data folder has no question mark");
    }
    require(folder);
    SQLiteDataSource readers = source(file, true);
    SQLiteDataSource writers = source(file, access == Access.READ);
    if (access == Access.WRITE) {
      SQLiteConfig plain = config(false);
      plain.setTransactionMode(SQLiteConfig.TransactionMode.DEFERRED);
      Schema.migrate(folder, source(file, plain));
    } else {
      Schema.require(folder, readers);
    }
    return new Sql(readers, writers, new Seals(), failure -> Failures.of(folder, failure));
  }

  private static @Nullable Vault vault(Path folder, Clock clock) throws IOException {
    if (!VaultFiles.exist(folder)) {
      return null;
    }
    Path file = folder.resolve(VaultFiles.ENTRIES);
    PrivateFiles.create(file);
    Sql sql =
        new Sql(
            source(file, true),
            source(file, false),
            WriteWatch.NONE,
            failure -> Failures.of(folder, failure));
    Vault vault = new Vault(sql, VaultFiles.key(folder), clock, new SecureRandom());
    if (!vault.isOpened()) {
      vault.close();
      throw new IOException(VaultFiles.KEY + " is not the key of " + VaultFiles.ENTRIES);
    }
    return vault;
  }

  static SQLiteDataSource source(Path file, boolean readOnly) {
    return source(file, config(readOnly));
  }

  private static SQLiteDataSource source(Path file, SQLiteConfig config) {
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file);
    return source;
  }

  private static SQLiteConfig config(boolean readOnly) {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout((int) BUSY_TIMEOUT.toMillis());
    config.enforceForeignKeys(true);
    config.setCacheSize(-CACHE_KIBIBYTES);
    if (readOnly) {
      config.setReadOnly(true);
    } else {
      config.setJournalMode(SQLiteConfig.JournalMode.WAL);
      config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
      // Deferred transactions that read and then write fail under load, whatever the timeout.
      config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    }
    return config;
  }

  /** The data folder. */
  public Path folder() {
    return folder;
  }

  public ListingRepository listings() {
    return listings;
  }

  public NoticeParts notices() {
    return notices;
  }

  public RunRepository runs() {
    return runs;
  }

  public ScheduleRepository schedules() {
    return schedules;
  }

  public CaseRepository cases() {
    return cases;
  }

  public AccountRepository accounts() {
    return accounts;
  }

  public TokenRepository tokens() {
    return tokens;
  }

  public AuditRepository audit() {
    return audit;
  }

  public QualityRepository quality() {
    return cases.quality();
  }

  /** What is signed about the audit log. */
  public Checkpoints checkpoints() {
    return checkpoints;
  }

  /** The WARC files that were written to their end. */
  public WarcFiles warcFiles() {
    return warcFiles;
  }

  /**
   * Reads the whole database and tells what in it is not as it was written, see {@link StoreCheck}.
   */
  public long check(Consumer<Fault> faults, LongConsumer done) {
    return StoreCheck.run(sql, faults, done);
  }

  /**
   * Has SQLite check another file of a data folder; one that is not there is fine.
   *
   * @param faults told of everything that it complains of
   */
  public static void checkFile(Path file, Consumer<Fault> faults) {
    if (Files.isRegularFile(file)) {
      StoreCheck.file(source(file, true), String.valueOf(file.getFileName()), faults);
    }
  }

  /** How many rows {@link #check} will hold against their seals. */
  public long sealedRows() {
    return StoreCheck.expected(sql);
  }

  public SearchParts searches() {
    return searches;
  }

  public RetentionRepository retention() {
    return retention;
  }

  /** The vault; absent if the folder has none, or is open for reading only. */
  public Optional<Vault> vault() {
    return Optional.ofNullable(vault);
  }

  /**
   * How many entries the vault has, whatever the folder is open for; empty if there is no vault.
   *
   * @throws StoreUnavailableException if its key does not open them
   */
  public OptionalLong vaultEntries() {
    Vault open = vault;
    return open == null ? VaultLook.entries(folder) : OptionalLong.of(open.count());
  }

  /** Destroys the vault for good, key first; what it kept cannot be read from any copy then. */
  public void destroyVault() {
    try {
      vault().ifPresent(Vault::close);
      VaultFiles.destroy(folder);
    } catch (IOException e) {
      throw new StoreUnavailableException(folder, "the vault cannot be destroyed: " + e, e);
    }
  }

  public VictimParts victims() {
    return new VictimParts(retention, id -> vault().map(kept -> kept.read(id)));
  }

  public PackageRepository packages() {
    return packages;
  }

  /** Where packages are put together; only while the folder is open for writing. */
  public PackingFolder packing() {
    return packing;
  }

  public InsightParts insight() {
    return insight;
  }

  /**
   * What a program has to show that reads the figures of this folder: the text of {@code
   * metrics.token}, which only its owner can read, and which is made where it is missing.
   */
  public String metricsToken() {
    return token(TokenFile.METRICS);
  }

  /**
   * What webhooks are signed with: the text of {@code webhook.secret}, likewise. Whoever receives
   * them has to know it.
   */
  public String webhookSecret() {
    return token(TokenFile.WEBHOOK);
  }

  private String token(String name) {
    try {
      return TokenFile.read(folder, name, new SecureRandom());
    } catch (IOException e) {
      throw new StoreUnavailableException(folder, name + " cannot be used: " + e, e);
    }
  }

  /** For tests of what no repository does. */
  Sql sql() {
    return sql;
  }

  /** Waits for the work that is being written, and gives the folder back. */
  @Override
  public void close() {
    try {
      vault().ifPresent(Vault::close);
      sql.close();
    } finally {
      release(lock);
    }
  }

  private static void release(@Nullable FolderLock lock) {
    if (lock != null) {
      try {
        lock.close();
      } catch (IOException e) {
        throw new IllegalStateException("a lock could not be given back", e);
      }
    }
  }
}
