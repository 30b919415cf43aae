package org.hulian.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import org.hulian.app.metrics.Figures;
import org.hulian.index.ListingIndex;
import org.hulian.review.ConsoleParts;
import org.hulian.review.Metrics;
import org.hulian.review.Takedown;
import org.hulian.review.api.ListingDesk;
import org.hulian.review.evidence.CasePackages;
import org.hulian.store.Access;
import org.hulian.store.Database;
import org.hulian.store.StoreUnavailableException;
import org.hulian.store.account.AccountParts;
import org.hulian.store.listing.IndexTask;
import org.hulian.store.run.RunParts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The data folder opened for writing: the store and the index together. */
record DataFolder(
    Path folder, Database store, ListingIndex index, AlertWriter alerts, QueueSorter queues)
    implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(DataFolder.class);

  /** How many listings go by before the next word on an index that is made anew. */
  private static final long PACE = 100_000;

  /**
   * Opens the folder, creating what is missing, and lets the index catch up with the store; one
   * that is not whole is made anew first.
   *
   * @throws RuntimeException of store or index, with one line that says what to do
   */
  static DataFolder open(Path folder, Clock clock) {
    Database store = Database.open(folder, Access.WRITE, clock);
    try {
      ListingIndex index = ListingIndex.open(indexOf(folder));
      return ready(of(folder, store, index), clock);
    } catch (RuntimeException e) {
      store.close();
      throw e;
    }
  }

  static DataFolder of(Path folder, Database store, ListingIndex index) {
    return new DataFolder(
        folder, store, index, new AlertWriter(store.searches()), new QueueSorter(store));
  }

  private static DataFolder ready(DataFolder data, Clock clock) {
    try {
      data.finishErasing(clock); // else the index would have too much, and be made anew
      data.makeWhole();
      data.catchUp();
      return data;
    } catch (RuntimeException e) {
      data.index().close();
      throw e;
    }
  }

  /** Does what a crash left of erasures, or says why it cannot. */
  private void finishErasing(Clock clock) {
    try {
      new Eraser(this, clock).finish().later().forEach(left -> LOG.warn("erasing: {}", left));
    } catch (IOException | StoreUnavailableException e) {
      LOG.warn("what was erased is not gone from all files yet: {}", e.getMessage());
    }
  }

  static Path indexOf(Path folder) {
    return folder.resolve("index");
  }

  static Path warcOf(Path folder) {
    return folder.resolve("warc");
  }

  private void makeWhole() {
    IndexFeed feed = new IndexFeed(store.listings(), index);
    if (feed.isWhole()) {
      index.forgetUnfinished(); // what is written from now on would be missing there
      return;
    }
    long all = store.listings().count();
    if (all > 0) {
      LOG.warn("the index in {} lacks what is stored; it is made anew: {} listings", folder, all);
    }
    feed.rebuild(
        written -> {
          if (written % PACE == 0) {
            LOG.warn("the new index has {} of {} listings", written, all);
          }
        });
  }

  /**
   * Brings the index up to the store, writes the alerts of saved searches, and puts cases into
   * queues; what a crash left undone is done here. One at a time.
   */
  synchronized void catchUp() {
    new IndexFeed(store.listings(), index).catchUp(this::told);
  }

  /** What follows from changes, before they are struck off the store's list. */
  void told(List<IndexTask> tasks) {
    alerts.write(tasks);
    queues.place(tasks);
  }

  /** Sorts some of the cases that a change of queues has left unsorted; false if there are none. */
  synchronized boolean sortCases() {
    return queues.step();
  }

  /** Does work while nothing goes from the store to index and alerts. */
  synchronized <T> T alone(Supplier<T> work) {
    return work.get();
  }

  /** What the console needs of it, with a desk that stays open for as long as the console. */
  ConsoleParts consoleParts(Clock clock, ListingDesk desk) {
    Figures figures = new Figures(store, clock, CrawlCommand.VERSION);
    return new ConsoleParts(
        store.listings(),
        store.cases(),
        new RunParts(store.runs(), store.schedules()),
        new AccountParts(store.accounts(), store.tokens()),
        store.audit(),
        index.searcher(),
        store.searches(),
        store.victims(),
        new Takedown(store.notices(), folder.resolve("platforms.yaml")),
        store.insight(),
        desk,
        new Metrics(store.metricsToken(), figures::text));
  }

  /** Makes packages of evidence of its cases. */
  CasePackages packages() {
    return PackageCommand.packages(store, folder);
  }

  @Override
  public void close() {
    try (store) {
      index.close();
      WarcSeals.seal(store, folder);
      LogSigning.sign(store);
    }
  }
}
