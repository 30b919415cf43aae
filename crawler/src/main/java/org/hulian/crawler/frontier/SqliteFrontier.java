package org.hulian.crawler.frontier;

import edu.uci.ics.crawler4j.frontier.Frontier;
import edu.uci.ics.crawler4j.url.WebURL;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.hulian.listing.ListingId;
import org.jspecify.annotations.Nullable;

/**
 * The frontier of one run of one site, in a file that all sites share. However many threads take
 * from it, each host is asked by one at a time and no sooner than its delay allows. What is leased
 * when a process dies is ready again in the next run. Thread-safe.
 */
public final class SqliteFrontier implements Frontier, AutoCloseable {
  private static final String FILE = "frontier.db";

  /** How often waiting threads look for what others may have changed: the clock, another run. */
  private static final long LOOK_MILLIS = 250;

  private final FrontierSettings settings;
  private final InstantSource clock;
  private final SiteLock siteLock;
  private final FrontierDatabase db;
  private final RunTable runs;
  private final RunTable.Run run;
  private final QueueTable queue;
  private final TurnTable turns;
  private final AddressTable addresses;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private @Nullable Thread leader;
  private Consumer<FrontierAddress> onClosed = address -> {};
  private long requests;
  private int inFlight;
  private long settled;
  private boolean stopping;
  private boolean finished;

  private SqliteFrontier(
      FrontierSettings settings, InstantSource clock, SiteLock siteLock, FrontierDatabase db) {
    this.settings = settings;
    this.clock = clock;
    this.siteLock = siteLock;
    this.db = db;
    runs = new RunTable(db, settings);
    turns = new TurnTable(db, settings.revisit());
    run =
        db.inTransaction(
            () -> {
              RunTable.Run begun = runs.begin(clock.millis());
              turns.rest(begun.site(), clock.millis());
              return begun;
            });
    requests = run.requests();
    queue = new QueueTable(db, settings, run.site());
    addresses = new AddressTable(db, settings, run, queue);
  }

  /**
   * Begins a run of a site, or goes on with the last one if that did not end.
   *
   * @param folder that holds the frontier's file; made by the caller
   * @throws FrontierException if the file cannot be used, or a run of this site is going on
   */
  public static SqliteFrontier open(Path folder, FrontierSettings settings, InstantSource clock) {
    SiteLock siteLock = SiteLock.take(folder, settings.site());
    FrontierDatabase db = null;
    boolean opened = false;
    try {
      db = new FrontierDatabase(folder.resolve(FILE));
      SqliteFrontier frontier = new SqliteFrontier(settings, clock, siteLock, db);
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
      return db.inTransaction(work);
    } finally {
      lock.unlock();
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

  /** Why an address is given up. */
  public static String reasonToGiveUp() {
    return RunTable.GIVEN_UP;
  }

  /** Is told of each address that robots.txt closes, once, when it is found. */
  public void onClosed(Consumer<FrontierAddress> listener) {
    onClosed = listener;
  }

  /** Adds addresses that a new run looks at in any case, and before all but the starts. */
  public void addFirst(List<FrontierAddress> watched) {
    locked(
        () -> {
          for (FrontierAddress address : watched) {
            addresses.addStart(address);
            turns.first(run.site(), address);
          }
          return null;
        });
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

  @Override
  public void scheduleAll(List<WebURL> urls) {
    List<FrontierAddress> closed = new ArrayList<>();
    lock.lock();
    try {
      db.inTransaction(
          () -> {
            for (WebURL url : urls) {
              FrontierAddress found = (FrontierAddress) url;
              if (!addresses.add(found)) {
                addresses.findAgain(found);
              } else if (found.closed() != null) {
                closed.add(found);
              }
            }
            return null;
          });
      changed.signal();
    } finally {
      lock.unlock();
    }
    closed.forEach(onClosed);
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
            requests + inFlight >= settings.maxPages()
                ? Optional.empty()
                : db.inTransaction(() -> queue.claim(now));
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
    }
  }

  private boolean isOver() {
    return stopping || finished;
  }

  /**
   * One thread waits for the clock, the others for that one; the caller looks again in any case.
   */
  @SuppressWarnings("WaitNotInLoop")
  private void await(long now) {
    OptionalLong due =
        requests + inFlight >= settings.maxPages()
            ? OptionalLong.empty()
            : db.inTransaction(queue::nextDue);
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

  @Override
  public void setProcessed(WebURL url) {
    FrontierAddress address = (FrontierAddress) url;
    lock.lock();
    try {
      db.inTransaction(
          () -> {
            turns.settle(address, clock.millis());
            addresses.settle(address, clock.millis());
            queue.settle(address, clock.millis());
            if (address.contact().counted()) {
              runs.countRequest(run);
            }
            return null;
          });
      inFlight--;
      settled++;
      if (address.contact().counted()) {
        requests++;
      }
      changed.signal();
    } finally {
      lock.unlock();
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

  /** The items that this address showed when it was last looked at, or the time before. */
  public List<ListingId> shownAt(FrontierAddress address) {
    return locked(() -> addresses.shownAt(address));
  }

  /** The items that were missing from this address the last time, and that no other shows. */
  public List<ListingId> missedAt(FrontierAddress address) {
    return locked(() -> addresses.missedAt(address));
  }

  /** The items that only this address still shows. */
  public List<ListingId> shownOnlyAt(FrontierAddress address) {
    return locked(() -> addresses.shownOnlyAt(address));
  }

  /** Whether the redirects followed in this run lead from one address to another. */
  public boolean leadsTo(String from, String to, int mostHops) {
    return locked(() -> addresses.leadsTo(from, to, mostHops));
  }

  /**
   * Sets the delay that a host's robots.txt asks for; it counts where it is longer than the site's.
   */
  public void raiseDelay(String authority, Duration delay) {
    locked(
        () -> {
          queue.raiseDelay(authority, delay.toMillis());
          return null;
        });
  }

  /** When a host may next be asked, as far as its pace is known. */
  public Instant nextTurn(String authority) {
    return Instant.ofEpochMilli(locked(() -> queue.nextTurn(authority)));
  }

  /** Says that a host was asked for what no address of its own was leased for. */
  public void asked(String authority, Instant at) {
    locked(
        () -> {
          queue.asked(authority, at.toEpochMilli());
          return null;
        });
  }

  /** The robots.txt of an authority as it was last fetched. */
  public Optional<StoredRobots> robots(String authority) {
    return locked(() -> RobotsTable.find(db, authority));
  }

  /** Keeps a robots.txt. */
  public void keep(StoredRobots robots) {
    locked(
        () -> {
          RobotsTable.put(db, robots);
          return null;
        });
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

  /** Whether the run ended because it made as many requests as it may. */
  public boolean isLimitReached() {
    lock.lock();
    try {
      return requests >= settings.maxPages();
    } finally {
      lock.unlock();
    }
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
    lock.lock();
    try {
      return inFlight;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public long getNumberOfProcessedPages() {
    lock.lock();
    try {
      return settled;
    } finally {
      lock.unlock();
    }
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
      if (finished) {
        db.inTransaction(
            () -> {
              runs.end(run, clock.millis());
              return null;
            });
      }
      db.close();
      siteLock.close();
    } finally {
      lock.unlock();
    }
  }
}
