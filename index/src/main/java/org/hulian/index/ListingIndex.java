package org.hulian.index;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.IOUtils;
import org.hulian.index.IndexComparison.Difference;
import org.hulian.listing.ListingId;
import org.jspecify.annotations.Nullable;

/**
 * The search index in one folder. One process may write to it, others may read. Thread-safe.
 *
 * <p>What is written can be searched after {@link #refresh}, and half a second later at most
 * without; it survives a crash after {@link #commit}. The store has the truth: an index that is
 * lost is rebuilt.
 *
 * <p>All methods throw {@link IndexCorruptException} for a damaged index and {@link
 * java.io.UncheckedIOException} where the disk fails. After a failure everything that was written
 * since the last commit may be lost and has to be written again; once the disk is well, that works
 * without opening the index anew. Searches go on meanwhile.
 */
public final class ListingIndex implements AutoCloseable {
  private final IndexFolder folder;
  private final ReadWriteLock switching = new ReentrantReadWriteLock();
  private final LuceneSearcher searcher = new LuceneSearcher(this);
  private volatile Generation current;
  private volatile @Nullable IndexRebuild rebuild;
  private boolean closed;

  private ListingIndex(IndexFolder folder, Generation current) {
    this.folder = folder;
    this.current = current;
  }

  /**
   * Opens an index for writing and searching; makes an empty one, without a mark, if there is none.
   *
   * @throws IndexLockedException if another process writes to it
   */
  public static ListingIndex open(Path folder) {
    IndexFolder index = new IndexFolder(folder);
    try {
      Path used = index.current().orElse(null);
      Path generation = used == null ? index.createNext() : used;
      Generation opened = Generation.open(generation, true);
      try {
        if (used == null) {
          opened.commit();
          index.use(generation);
        }
        index.removeAllBut(generation, index.unfinished(generation).orElse(generation));
        return new ListingIndex(index, opened);
      } catch (IOException | RuntimeException e) {
        IOUtils.closeWhileHandlingException(opened);
        throw e;
      }
    } catch (IOException e) {
      throw Failures.of(folder, e);
    }
  }

  /**
   * Opens an index for searching only, as it was last committed.
   *
   * @throws IndexCorruptException if there is none
   */
  public static ListingIndex openReadOnly(Path folder) {
    IndexFolder index = new IndexFolder(folder);
    try {
      Path used =
          index.current().orElseThrow(() -> new IndexNotFoundException("no index in " + folder));
      return new ListingIndex(index, Generation.open(used, false));
    } catch (IOException e) {
      throw Failures.of(folder, e);
    }
  }

  /**
   * Reads every file of the index in use and checks that it is whole; nobody may write meanwhile.
   *
   * @return what is wrong with it, empty if nothing
   */
  public static Optional<String> damage(Path folder) {
    IndexFolder index = new IndexFolder(folder);
    try {
      Path used = index.current().orElse(null);
      return used == null ? Optional.of("there is no index") : Damage.in(used);
    } catch (IndexCorruptException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      RuntimeException failure = Failures.of(folder, e);
      if (failure instanceof IndexCorruptException) {
        return Optional.of(String.valueOf(failure.getMessage()));
      }
      throw failure;
    }
  }

  /** Writes a listing, in the place of what the index had under its id. */
  public void put(IndexedListing listing) {
    ListingId id = listing.listing().id();
    Document document = Documents.of(listing);
    write(
        () -> {
          current.put(term(id), document);
          IndexRebuild running = rebuild;
          if (running != null) {
            running.putLive(id, document);
          }
        });
  }

  /** Writes many listings, on all cores; of two with one id the later one stays. */
  public void putAll(Collection<IndexedListing> listings) {
    Map<ListingId, IndexedListing> last = new LinkedHashMap<>();
    listings.forEach(listing -> last.put(listing.listing().id(), listing));
    last.values().parallelStream().forEach(this::put);
  }

  /** Removes a listing; nothing happens if the index does not have it. */
  public void remove(ListingId id) {
    write(
        () -> {
          current.remove(term(id));
          IndexRebuild running = rebuild;
          if (running != null) {
            running.removeLive(id);
          }
        });
  }

  /**
   * Removes listings so that nothing of them is left in the files: the parts that held them are
   * written anew, and the old ones deleted once no search reads them; what a rebuild that was
   * broken off has left goes too. What was removed or replaced before goes likewise. Returns when
   * that is on the disk.
   */
  public void purge(Collection<ListingId> ids) {
    forgetUnfinished();
    ids.forEach(this::remove);
    write(() -> current.purge());
  }

  /** Brings all that was written to the disk. */
  public void commit() {
    write(() -> current.commit());
  }

  /** Brings all that was written to the disk, and keeps with it how far the index has come. */
  public void commit(SourceMark mark) {
    write(() -> current.commit(mark));
  }

  /** What the index holds as of its last commit; empty if it was not built to its end. */
  public Optional<SourceMark> mark() {
    switching.readLock().lock();
    try {
      return Optional.ofNullable(current.mark());
    } catch (IOException e) {
      throw Failures.of(folder.root(), e);
    } finally {
      switching.readLock().unlock();
    }
  }

  /** Lets all that was written be searched; a reader sees the last commit of the writer. */
  public void refresh() {
    if (current.writable()) {
      write(() -> current.refresh());
      return;
    }
    try {
      followSwitch();
      current.refresh();
    } catch (IOException e) {
      throw Failures.of(folder.root(), e);
    }
  }

  /** Answers queries; the same object for as long as the index is open. */
  public ListingSearcher searcher() {
    return searcher;
  }

  /** How many listings it has. */
  public long size() {
    switching.readLock().lock();
    try {
      return current.size();
    } catch (IOException e) {
      throw Failures.of(folder.root(), e);
    } finally {
      switching.readLock().unlock();
    }
  }

  /**
   * Compares what can be searched with its source.
   *
   * @param source gives all its items once, in the order of their ids as UTF-8
   * @param differences told each, in the same order
   */
  public void compare(Consumer<Consumer<IndexedListing>> source, Consumer<Difference> differences) {
    refresh();
    Generation used = current;
    try {
      IndexSearcher opened = used.acquire();
      try {
        IndexComparison comparison = new IndexComparison(opened.getIndexReader(), differences);
        source.accept(expected -> compare(comparison, expected));
        comparison.end();
      } finally {
        used.release(opened);
      }
    } catch (IOException e) {
      throw Failures.of(folder.root(), e);
    }
  }

  private void compare(IndexComparison comparison, IndexedListing expected) {
    try {
      comparison.compare(expected);
    } catch (IOException e) {
      throw Failures.of(folder.root(), e);
    }
  }

  /** Starts an index anew beside this one, see {@link #rebuild(Predicate)}. */
  public IndexRebuild rebuild() {
    return rebuild(progress -> false);
  }

  /**
   * Starts an index anew beside this one, which goes on serving and taking writes until the new one
   * takes its place; or goes on with one that a crash broke off.
   *
   * @param usable whether to go on from there: whether nothing is behind that has changed since
   * @throws IllegalStateException if one is being rebuilt already, or this one is read only
   */
  public IndexRebuild rebuild(Predicate<RebuildProgress> usable) {
    switching.writeLock().lock();
    try {
      if (rebuild != null || !current.writable()) {
        throw new IllegalStateException("the index is being rebuilt, or open for reading only");
      }
      IndexRebuild started = goneOn(usable);
      if (started == null) {
        folder.removeAllBut(current.folder());
        started = new IndexRebuild(this, Generation.open(folder.createNext(), true), null);
      }
      rebuild = started;
      return started;
    } catch (IOException e) {
      throw Failures.of(folder.root(), e);
    } finally {
      switching.writeLock().unlock();
    }
  }

  private @Nullable IndexRebuild goneOn(Predicate<RebuildProgress> usable) throws IOException {
    Path unfinished = folder.unfinished(current.folder()).orElse(null);
    if (unfinished == null) {
      return null;
    }
    Generation opened;
    try {
      opened = Generation.open(unfinished, true);
    } catch (IOException | IllegalArgumentException e) { // damaged, or in another order
      return null;
    }
    RebuildProgress progress = opened.progress();
    if (progress != null && usable.test(progress)) {
      return new IndexRebuild(this, opened, progress);
    }
    opened.close();
    return null;
  }

  /** Removes what a rebuild that was broken off has left. */
  public void forgetUnfinished() {
    switching.writeLock().lock();
    try {
      if (rebuild == null) {
        folder.removeAllBut(current.folder());
      }
    } catch (IOException e) {
      throw Failures.of(folder.root(), e);
    } finally {
      switching.writeLock().unlock();
    }
  }

  /** Ends a rebuild: the new generation takes over with a mark, or is thrown away without. */
  void end(Generation built, @Nullable SourceMark mark) {
    switching.writeLock().lock();
    try {
      rebuild = null;
      if (mark != null) {
        built.commit(mark);
        built.slim();
        folder.use(built.folder());
        Generation old = current;
        current = built;
        old.close();
      } else {
        built.close();
      }
      folder.removeAllBut(current.folder());
    } catch (IOException e) {
      if (current != built) {
        IOUtils.closeWhileHandlingException(built);
      }
      throw Failures.of(folder.root(), e);
    } finally {
      switching.writeLock().unlock();
    }
  }

  Generation current() {
    return current;
  }

  Path folder() {
    return folder.root();
  }

  static Term term(ListingId id) {
    return new Term(Schema.ID, id.value());
  }

  private void followSwitch() throws IOException {
    Path used = folder.current().orElse(current.folder());
    if (!used.equals(current.folder())) {
      Generation old = current;
      current = Generation.open(used, false);
      old.close();
    }
  }

  /** Something that writes. */
  private interface Writing {
    void run() throws IOException;
  }

  private void write(Writing writing) {
    Generation used;
    IllegalStateException refusal;
    switching.readLock().lock();
    try {
      writing.run();
      return;
    } catch (IOException e) {
      throw Failures.of(folder.root(), e);
    } catch (IllegalStateException e) {
      used = current;
      refusal = e;
    } finally {
      switching.readLock().unlock();
    }
    throw reopened(used, refusal);
  }

  /**
   * Opens a generation again that a failure of the disk closed; gives the failure to tell all the
   * same, since what was written since the last commit is lost. The old one serves searches until
   * then. A closed index stays closed: of writes on several cores, some fail only after that.
   */
  private RuntimeException reopened(Generation used, IllegalStateException refusal) {
    Throwable reason = used.broken();
    if (reason == null) {
      return refusal;
    }
    switching.writeLock().lock();
    try {
      if (current == used && !closed) {
        current = used.reopen();
        IOUtils.closeWhileHandlingException(used);
      }
      return Failures.of(folder.root(), new IOException(reason.getMessage(), reason));
    } catch (IOException e) {
      return Failures.of(folder.root(), e);
    } finally {
      switching.writeLock().unlock();
    }
  }

  /** Commits what was written and gives the folder free. A rebuild that is not complete is lost. */
  @Override
  public void close() {
    switching.writeLock().lock();
    try {
      closed = true;
      IndexRebuild running = rebuild;
      IOUtils.close(running == null ? null : running::close, current);
    } catch (IOException e) {
      throw Failures.of(folder.root(), e);
    } finally {
      switching.writeLock().unlock();
    }
  }
}
