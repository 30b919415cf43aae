package org.hulian.evidence;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.concurrent.locks.ReentrantLock;
import org.hulian.listing.CaptureRef;
import org.jspecify.annotations.Nullable;

/**
 * Keeps captures as WARC 1.1 (ISO 28500:2017) in a folder of files, each record a gzip member of
 * its own. Thread-safe; several processes may share a folder, each writes to files of its own.
 *
 * <p>What was recorded survives the end of the process, however it comes; it survives a loss of
 * power from the next {@link #sync} on. A record that a crash tore is set aside when the folder is
 * opened again. A file in use ends in {@code .open} and loses that ending when it is full or
 * closed.
 */
public final class CaptureArchive implements Closeable {
  private final ArchiveSettings settings;
  private final Clock clock;
  private final ReentrantLock writing = new ReentrantLock();
  private final ReentrantLock syncing = new ReentrantLock();
  private @Nullable CaptureFile file;
  private int sequence;
  private long recorded;
  private long synced;
  private boolean closed;

  private CaptureArchive(ArchiveSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /** Opens a folder for writing and repairs what a crash left there. */
  public static CaptureArchive open(ArchiveSettings settings, Clock clock) throws IOException {
    Files.createDirectories(settings.folder());
    TornFiles.repair(settings.folder());
    return new CaptureArchive(settings, clock);
  }

  /**
   * Writes a response, and its request if there is one. If this fails, the archive is as it was
   * before.
   */
  public CaptureRef record(Exchange exchange) throws IOException {
    CaptureRecords records = CaptureRecords.of(exchange);
    write(records);
    return records.ref();
  }

  /** Writes a page as it was rendered. If this fails, the archive is as it was before. */
  public CaptureRef record(Conversion conversion) throws IOException {
    ConversionRecord record = new ConversionRecord(conversion);
    write(record);
    return record.ref();
  }

  private void write(CaptureFile.Records records) throws IOException {
    writing.lock();
    try {
      if (closed) {
        throw new IOException("the capture archive in " + settings.folder() + " is closed");
      }
      CaptureFile target = fileWithRoom();
      target.append(records);
      recorded++;
    } finally {
      writing.unlock();
    }
  }

  /**
   * Returns when everything recorded before is on the disk. A caller marks an address as done only
   * after this. Calls by several threads at once share one wait for the disk.
   */
  public void sync() throws IOException {
    long wanted;
    writing.lock();
    try {
      wanted = recorded;
    } finally {
      writing.unlock();
    }
    syncing.lock();
    try {
      if (synced < wanted) {
        force();
      }
    } finally {
      syncing.unlock();
    }
  }

  private void force() throws IOException {
    CaptureFile target;
    long upTo;
    writing.lock();
    try {
      target = file;
      upTo = recorded;
    } finally {
      writing.unlock();
    }
    if (target != null) {
      target.force();
    }
    synced = upTo;
  }

  private CaptureFile fileWithRoom() throws IOException {
    CaptureFile current = file;
    if (current != null && current.size() < settings.maxFileBytes()) {
      return current;
    }
    if (current != null) {
      current.close();
      file = null;
    }
    CaptureFile fresh = CaptureFile.create(settings, clock.instant(), ++sequence);
    file = fresh;
    return fresh;
  }

  /** Puts everything on the disk and ends the file in use. */
  @Override
  public void close() throws IOException {
    syncing.lock();
    writing.lock();
    try {
      closed = true;
      CaptureFile last = file;
      file = null;
      if (last != null) {
        last.close();
      }
    } finally {
      writing.unlock();
      syncing.unlock();
    }
  }
}
