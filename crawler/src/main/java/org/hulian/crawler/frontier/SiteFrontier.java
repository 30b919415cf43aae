package org.hulian.crawler.frontier;

import edu.uci.ics.crawler4j.frontier.Frontier;
import edu.uci.ics.crawler4j.url.WebURL;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.hulian.crawler.site.Recent;
import org.jspecify.annotations.Nullable;

/**
 * The frontier of one run of one site, in a file that all sites share. However many threads take
 * from it, each host is asked by one at a time and no sooner than its delay allows. What is leased
 * when a process dies is ready again in the next run. Thread-safe.
 */
public final class SiteFrontier implements Frontier, AutoCloseable {
  /** Why an address is given up. */
  public static final String GIVEN_UP = RunTable.GIVEN_UP;

  /** How often waiting threads look for what others may have changed: the clock, another run. */
  private static final long LOOK_MILLIS = 250;

  private static final int MET = 32_768;

  private final FrontierSettings settings;
  private final InstantSource clock;
  private final SiteLock siteLock;
  private final FrontierDatabase db;
  private final RunTable runs;
  private final RunTable.Run run;
  private final QueueTable queue;
  private final RestTable rests;
  private final AddressTable addresses;
  private final HostBook hosts;
  private final ItemBook items;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Queue<FrontierAddress> toSettle = new ConcurrentLinkedQueue<>();
  private final Queue<FrontierAddress> closed = new ConcurrentLinkedQueue<>();

  /** Addresses that are in the file since this run met them: most links lead to these. */
  private final Recent<Boolean> met = new Recent<>(MET);

  /** Those that the transaction under way writes. */
  private final List<FrontierAddress> written = new ArrayList<>();

  private @Nullable Thread leader;
  private Consumer<FrontierAddress> onClosed = address -> {};
  private final AtomicLong requests = new AtomicLong();
  private int inFlight;
  private long settled;
  private volatile boolean comeBack;
  private boolean stopping;
  private boolean finished;

  private SiteFrontier(
      FrontierSettings settings, InstantSource clock, SiteLock siteLock, FrontierDatabase db) {
    this.settings = settings;
    this.clock = clock;
    this.siteLock = siteLock;
    this.db = db;
    runs = new RunTable(db, settings);
    rests = new RestTable(db, settings.revisit());
    run =
        db.inTransaction(
            () -> {
              RunTable.Run begun = runs.begin(clock.millis());
              if (!begun.resumed()) {
                rests.rest(begun.site(), clock.millis());
              }
              return begun;
            });
    requests.set(run.requests());
    queue = new QueueTable(db, settings, run.site());
    addresses = new AddressTable(db, settings, run, queue);
    items = new ItemBook(this::locked, addresses);
    hosts = new HostBook(this::locked, db, new GuestTurns(db, queue, run.site()), queue, clock);
  }

  /**
   * Begins a run of a site, or goes on with the last one if that did not end.
   *
   * @param folder that holds the frontier's file; made by the caller
   * @throws FrontierException if the file cannot be used, or a run of this site is going on
   */
  public static SiteFrontier open(Path folder, FrontierSettings settings, InstantSource clock) {
    return open(folder, settings, clock, new SqliteDialect(folder));
  }

  static SiteFrontier open(
      Path folder, FrontierSettings settings, InstantSource clock, Dialect dialect) {
    SiteLock siteLock = SiteLock.take(folder, settings.site());
    FrontierDatabase db = null;
    boolean opened = false;
    try {
      db = new FrontierDatabase(dialect);
      SiteFrontier frontier = new SiteFrontier(settings, clock, siteLock, db);
      opened = true;
      return frontier;
    } finally {
      if (!opened) {
        if (db != null) {
          db.close();
        }
        siteLock.close();
      }
    }
  }

  private <T extends @Nullable Object> T locked(FrontierDatabase.Work<T> work) {
    lock.lock();
    try {
      return transaction(work);
    } finally {
      lock.unlock();
      tellClosed();
    }
  }

  /** Does the work, and before it what all threads left to be settled; the caller has the lock. */
  private <T extends @Nullable Object> T transaction(FrontierDatabase.Work<T> work) {
    boolean settles = !toSettle.isEmpty();
    written.clear(); // what one that failed wrote is not in the file
    T result =
        db.inTransaction(
            () -> {
              for (FrontierAddress done = toSettle.poll(); done != null; done = toSettle.poll()) {
                settle(done);
              }
              queue.writeReady();
              T own = work.run();
              queue.writeReady();
              return own;
            });
    for (FrontierAddress address : written) {
      // Deeper than allowed, it may be found again nearer.
      if (address.getDepth() <= settings.maxDepth()) {
        met.keep(address.url(), true);
      }
    }
    if (settles) {
      changed.signal();
    }
    return result;
  }

  private void settle(FrontierAddress address) throws SQLException {
    long now = clock.millis();
    write(address.links());
    rests.settle(address, now);
    addresses.settle(address, now);
    queue.settle(address, now);
    inFlight--;
    settled++;
    if (address.contact().counted()) {
      countRequest();
    }
  }

  private long countRequest() throws SQLException {
    runs.countRequest(run);
    return requests.incrementAndGet();
  }

  /** Counts a request that no address was leased for: a part of a rendered page. */
  public void countPart() {
    locked(this::countRequest);
  }

  private void write(List<FrontierAddress> found) throws SQLException {
    long now = clock.millis();
    for (FrontierAddress address : found) {
      boolean fresh = addresses.find(address, now);
      if (fresh && !address.closed().isEmpty()) {
        closed.add(address);
      }
      written.add(address);
    }
  }

  private void tellClosed() {
    for (FrontierAddress one = closed.poll(); one != null; one = closed.poll()) {
      onClosed.accept(one);
    }
  }

  /** When this run began; a resumed run keeps its first beginning. */
  public Instant startedAt() {
    return Instant.ofEpochMilli(run.startedAt());
  }

  /** Whether this run goes on with one that did not end. */
  public boolean resumed() {
    return run.resumed();
  }

  /** Addresses that were given up when this run began, since reading them ended others. */
  public List<String> givenUp() {
    return run.givenUp();
  }

  /** Is told of each address that is closed, by robots.txt or as a trap, once, when it is found. */
  public void onClosed(Consumer<FrontierAddress> listener) {
    onClosed = listener;
  }

  /** Adds addresses that a new run looks at in any case, and before all but the starts. */
  public void addFirst(List<FrontierAddress> watched) {
    locked(
        () -> {
          for (FrontierAddress address : watched) {
            addresses.addStart(address);
            addresses.first(address);
          }
          return null;
        });
  }

  /** Statements that are prepared, for tests. */
  int statements() {
    return db.statements();
  }

  /** Adds the start addresses; a new run looks at them again in any case. */
  public void addStarts(List<FrontierAddress> starts) {
    locked(
        () -> {
          for (FrontierAddress start : starts) {
            addresses.addStart(start);
          }
          return null;
        });
  }

  /** Adds addresses; those of a page that is being read, once that is settled. */
  @Override
  public void scheduleAll(List<WebURL> urls) {
    List<FrontierAddress> found = new ArrayList<>();
    FrontierAddress page = null;
    for (WebURL url : urls) {
      FrontierAddress address = (FrontierAddress) url;
      page = address.source();
      if (!knows(address)) {
        found.add(address);
      }
    }
    if (page != null) {
      page.leadsTo(found);
    } else if (!found.isEmpty()) {
      locked(
          () -> {
            write(found);
            return null;
          });
    }
  }

  /** Whether nothing would change if an address was added once more; false if in doubt. */
  public boolean knows(FrontierAddress found) {
    return found.changedAt() == null && met.knows(found.url());
  }

  /** Adds addresses that were found. */
  public void add(List<FrontierAddress> found) {
    scheduleAll(List.copyOf(found));
  }

  @Override
  public void schedule(WebURL url) {
    scheduleAll(List.of(url));
  }

  /** Waits until a host is due, and leases one of its addresses; adds none if the run is over. */
  @Override
  public void getNextURLs(int max, List<WebURL> result) {
    lock.lock();
    try {
      while (result.isEmpty() && !isOver()) {
        long now = clock.millis();
        Optional<FrontierAddress> next =
            transaction(() -> mayAskMore() ? queue.claim(now) : Optional.empty());
        if (next.isPresent()) {
          inFlight++;
          result.add(next.get());
        } else {
          await(now);
        }
      }
    } finally {
      if (leader == null) {
        changed.signal();
      }
      lock.unlock();
      tellClosed();
    }
  }

  private boolean mayAskMore() {
    return requests.get() + inFlight < settings.maxPages();
  }

  private boolean isOver() {
    return stopping || finished;
  }

  /**
   * One thread waits for the clock, the others for that one; the caller looks again in any case.
   */
  @SuppressWarnings("WaitNotInLoop")
  private void await(long now) {
    OptionalLong due = mayAskMore() ? db.inTransaction(queue::nextDue) : OptionalLong.empty();
    long wait = due.orElse(Long.MAX_VALUE) - now;
    if (inFlight == 0 && (due.isEmpty() || wait > settings.patience().toMillis())) {
      finished = true;
      changed.signalAll();
      return;
    }
    if (leader != null) {
      changed.awaitUninterruptibly();
      return;
    }
    leader = Thread.currentThread();
    try {
      // A host that is due but leased to another run gives no signal here.
      long millis = wait <= 0 ? LOOK_MILLIS / 10 : Math.min(wait, LOOK_MILLIS);
      changed.awaitNanos(TimeUnit.MILLISECONDS.toNanos(millis));
    } catch (InterruptedException e) {
      stopping = true;
      changed.signalAll();
      Thread.currentThread().interrupt();
    } finally {
      leader = null;
    }
  }

  /**
   * Says that from now on whoever gives an address back takes another at once: both are then
   * written in one transaction, and with them what other threads give back meanwhile.
   */
  public void workersComeBack() {
    comeBack = true;
  }

  /** Takes back an address with what came of it. */
  @Override
  public void setProcessed(WebURL url) {
    toSettle.add((FrontierAddress) url);
    if (!comeBack) {
      locked(() -> null);
    }
  }

  /**
   * Says that the page of a leased address is about to be read. Should that end the process time
   * and again, the address is given up; one that was only being asked never is.
   */
  public void reading(FrontierAddress address) {
    if (address.history().suspect()) { // spares all others a transaction
      locked(
          () -> {
            runs.reading(address);
            return null;
          });
    }
  }

  /**
   * Says what the host of a leased address shares with others: its machine, its owner. One request
   * at a time goes to all that share a lane.
   *
   * @return whether it may be asked now; if not, it is to be given back
   */
  public boolean join(FrontierAddress address, List<String> lanes) {
    return locked(() -> queue.join(address, lanes, clock.millis()));
  }

  /** Whether the redirects followed in this run lead from one address to another. */
  public boolean leadsTo(String from, String to, int mostHops) {
    return locked(() -> addresses.leadsTo(from, to, mostHops));
  }

  /** What addresses showed. */
  public ItemBook items() {
    return items;
  }

  /** What is known of hosts, and their turns. */
  public HostBook hosts() {
    return hosts;
  }

  /** Hosts that nothing more is asked of in this run. */
  public List<HeldHost> held() {
    return locked(queue::held);
  }

  /** The earliest time at which something may be asked; empty if nothing waits. */
  public Optional<Instant> nextDue() {
    OptionalLong due = locked(queue::nextDue);
    return due.isEmpty() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(due.getAsLong()));
  }

  /** The earliest time at which another run may ask for what is left; empty if nothing is. */
  public Optional<Instant> resumeAt() {
    OptionalLong at = locked(queue::resumeAt);
    return at.isEmpty() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(at.getAsLong()));
  }

  /** Requests made in this run, also before it was gone on with; robots.txt is not counted. */
  public long requests() {
    return requests.get();
  }

  /** Whether the run ended because it made as many requests as it may. */
  public boolean isLimitReached() {
    return requests.get() >= settings.maxPages();
  }

  /** Lets nobody take another address; what is being asked is finished. */
  public void stop() {
    lock.lock();
    try {
      stopping = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Addresses that are ready or wait to be asked again. */
  @Override
  public long getQueueLength() {
    return locked(queue::waiting);
  }

  @Override
  public long getNumberOfAssignedPages() {
    return locked(() -> (long) inFlight);
  }

  @Override
  public long getNumberOfProcessedPages() {
    return locked(() -> settled);
  }

  @Override
  public long getNumberOfScheduledPages() {
    return getQueueLength() + getNumberOfAssignedPages();
  }

  @Override
  public boolean isFinished() {
    lock.lock();
    try {
      return isOver();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void finish() {
    stop();
  }

  /** Closes the file. A run that came to its end is over; one that was stopped is gone on with. */
  @Override
  public void close() {
    lock.lock();
    try {
      if (finished || !toSettle.isEmpty()) {
        transaction(
            () -> {
              if (finished) {
                runs.end(run, clock.millis());
              }
              return null;
            });
      }
    } finally {
      db.close();
      siteLock.close();
      lock.unlock();
      tellClosed();
    }
  }
}
