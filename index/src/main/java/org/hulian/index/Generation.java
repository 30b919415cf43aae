package org.hulian.index;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.lucene.document.Document;
import org.apache.lucene.facet.sortedset.DefaultSortedSetDocValuesReaderState;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesReaderState;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.IOUtils;
import org.jspecify.annotations.Nullable;

/** One generation of an index, opened. Thread-safe. */
final class Generation implements Closeable {
  private static final double RAM_MEGABYTES = 48;

  /** While all is written anew: fewer parts to merge, and a tenth less work. */
  private static final double REBUILD_MEGABYTES = 128;

  /** Refreshes and commits would merge small parts first, and wait for half a second for that. */
  private static final long NO_WAIT_FOR_MERGES = 0;

  /** How old a search may be at most, unless a refresh is asked for. */
  private static final long OLDEST_NANOS = 400_000_000;

  /** Where refreshing is cheap it is done sooner, but never more often than this. */
  private static final long SOONEST_NANOS = 20_000_000;

  /** Refreshing takes a tenth of the time at most, unless searches would grow too old. */
  private static final int REST = 10;

  private final Path folder;
  private final Directory directory;
  private final @Nullable IndexWriter writer;
  private final SearcherManager searchers;
  private final AtomicLong due = new AtomicLong(System.nanoTime());
  private volatile boolean written;
  private volatile @Nullable FacetState facets;

  /** The map of facet values of one reader, which is dear to make and good for that reader. */
  private record FacetState(IndexReader reader, SortedSetDocValuesReaderState state) {}

  private Generation(Path folder, Directory directory, @Nullable IndexWriter writer)
      throws IOException {
    this.folder = folder;
    this.directory = directory;
    this.writer = writer;
    SearcherFactory factory = new SearcherFactory();
    searchers =
        writer == null
            ? new SearcherManager(directory, factory)
            : new SearcherManager(writer, factory);
  }

  /** Opens one for reading, or for writing, which makes an empty one where there is none. */
  static Generation open(Path folder, boolean writable) throws IOException {
    return open(folder, writable ? config() : null);
  }

  /** Opens it once more for writing; never makes an empty one in the place of what is away. */
  Generation reopen() throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new NoSuchFileException(folder.toString());
    }
    return open(folder, config().setOpenMode(IndexWriterConfig.OpenMode.APPEND));
  }

  private static Generation open(Path folder, @Nullable IndexWriterConfig config)
      throws IOException {
    Directory directory = FSDirectory.open(folder);
    IndexWriter writer = null;
    try {
      writer = config == null ? null : new IndexWriter(directory, config);
      return new Generation(folder, directory, writer);
    } catch (IOException | RuntimeException e) {
      IOUtils.closeWhileHandlingException(writer, directory);
      throw e;
    }
  }

  private static IndexWriterConfig config() {
    return new IndexWriterConfig()
        .setIndexSort(Schema.NEWEST_FIRST)
        .setRAMBufferSizeMB(RAM_MEGABYTES)
        .setMergePolicy(new TieredMergePolicy().setForceMergeDeletesPctAllowed(0))
        .setMergeScheduler(new QuietMerges())
        .setMaxFullFlushMergeWaitMillis(NO_WAIT_FOR_MERGES)
        .setCommitOnClose(true);
  }

  /** Merges in the background; what one could not do is told by the next write, and once. */
  private static final class QuietMerges extends ConcurrentMergeScheduler {
    @Override
    protected void handleMergeException(Throwable failure) {}
  }

  /** Takes more memory, until {@link #slim}. */
  Generation roomy() {
    writer().getConfig().setRAMBufferSizeMB(REBUILD_MEGABYTES);
    return this;
  }

  void slim() {
    writer().getConfig().setRAMBufferSizeMB(RAM_MEGABYTES);
  }

  Path folder() {
    return folder;
  }

  boolean writable() {
    return writer != null;
  }

  /** Why nothing can be written any more though the disk may be well again; null if it can. */
  @Nullable Throwable broken() {
    return writer == null ? null : writer.getTragicException();
  }

  void put(Term id, Document document) throws IOException {
    writer().updateDocument(id, document);
    written = true;
  }

  /** Writes a document whose id is not there yet, which spares looking for it. */
  void add(Document document) throws IOException {
    writer().addDocument(document);
    written = true;
  }

  void remove(Term id) throws IOException {
    writer().deleteDocuments(id);
    written = true;
  }

  void commit() throws IOException {
    writer().commit();
  }

  /** Writes the parts anew that hold anything deleted, and lets go of the old ones. */
  void purge() throws IOException {
    writer().forceMergeDeletes(true);
    writer().commit();
    facets = null;
    refresh();
    writer().deleteUnusedFiles();
  }

  /** Commits with a mark; if this fails, the mark is not on the disk before what it stands for. */
  void commit(SourceMark mark) throws IOException {
    commit(mark.data());
  }

  /** Commits with how far it has been built; it has no mark until it is whole. */
  void commit(RebuildProgress progress) throws IOException {
    commit(progress.data());
  }

  private void commit(Map<String, String> data) throws IOException {
    writer().setLiveCommitData(data.entrySet());
    writer().commit();
  }

  /** The mark of the last commit, null if there is none. */
  @Nullable SourceMark mark() throws IOException {
    return SourceMark.of(data());
  }

  /** How far it was built as of the last commit, null if it is no unfinished one. */
  @Nullable RebuildProgress progress() throws IOException {
    return RebuildProgress.of(data());
  }

  private Map<String, String> data() throws IOException {
    return DirectoryReader.indexExists(directory)
        ? SegmentInfos.readLatestCommit(directory).getUserData()
        : Map.of();
  }

  /** How many documents it holds, those included that cannot be searched yet. */
  long size() throws IOException {
    if (writer != null) {
      return writer.getDocStats().numDocs;
    }
    IndexSearcher searcher = searchers.acquire();
    try {
      return searcher.getIndexReader().numDocs();
    } finally {
      searchers.release(searcher);
    }
  }

  void refresh() throws IOException {
    long started = System.nanoTime();
    written = false;
    searchers.maybeRefreshBlocking();
    long ended = System.nanoTime();
    long rest = Math.max(SOONEST_NANOS, REST * (ended - started));
    due.set(ended + Math.min(OLDEST_NANOS, rest));
  }

  private IndexWriter writer() {
    if (writer == null) {
      throw new IllegalStateException("the index was opened for reading only");
    }
    return writer;
  }

  /**
   * Opens what was written only when somebody searches, so that loading in bulk pays nothing. Where
   * the disk failed, searches go on with what was opened last.
   */
  IndexSearcher acquire() throws IOException {
    long next = due.get();
    long now = System.nanoTime();
    boolean old = written && now - next > 0 && broken() == null;
    if (old && due.compareAndSet(next, now + OLDEST_NANOS)) {
      try {
        refresh();
      } catch (IOException | AlreadyClosedException e) {
        if (broken() == null) {
          throw e;
        }
      }
    }
    return searchers.acquire();
  }

  void release(IndexSearcher searcher) throws IOException {
    searchers.release(searcher);
  }

  SortedSetDocValuesReaderState facets(IndexReader reader) throws IOException {
    FacetState known = facets;
    if (known == null || !known.reader().equals(reader)) {
      known =
          new FacetState(
              reader, new DefaultSortedSetDocValuesReaderState(reader, Documents.FACETS));
      facets = known;
    }
    return known.state();
  }

  @Override
  public void close() throws IOException {
    try {
      IOUtils.close(searchers, writer, directory);
    } catch (IllegalStateException e) {
      throw orBroken(e);
    }
  }

  /** The failure of the disk that closed the writer, if that is why it refuses. */
  private IOException orBroken(IllegalStateException refusal) {
    Throwable reason = broken();
    if (reason == null) {
      throw refusal;
    }
    return new IOException(reason.getMessage(), reason);
  }
}
