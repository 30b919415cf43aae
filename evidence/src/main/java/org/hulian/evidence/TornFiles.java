package org.hulian.evidence;

import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.OptionalLong;
import java.util.zip.ZipException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files that a crash left in use: a record that was not finished at their end is moved to a file of
 * its own, and nothing else is touched.
 */
final class TornFiles {
  /** What the name of a file ends in that holds an unfinished record. */
  static final String TORN = ".torn";

  private static final Logger LOG = LoggerFactory.getLogger(TornFiles.class);

  private TornFiles() {}

  static void repair(Path folder) throws IOException {
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(folder, "*.warc.gz" + CaptureFile.IN_USE)) {
      for (Path file : files) {
        try {
          repairFile(file);
        } catch (NoSuchFileException e) {
          LOG.debug("{}: finished by its writer meanwhile", file);
        }
      }
    }
  }

  private static void repairFile(Path file) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      if (!lock(channel)) {
        return;
      }
      String name = String.valueOf(file.getFileName());
      String finalName = name.substring(0, name.length() - CaptureFile.IN_USE.length());
      long tail = tail(file, channel);
      if (tail < channel.size()) {
        Path torn = file.resolveSibling(finalName + TORN);
        LOG.warn(
            "{}: moved {} bytes of a record that was not finished to {}",
            file,
            channel.size() - tail,
            torn);
        cutOff(channel, tail, torn);
      }
      channel.force(true);
      Files.move(file, file.resolveSibling(finalName), StandardCopyOption.ATOMIC_MOVE);
      Folders.force(file.toAbsolutePath().getParent());
    }
  }

  /** Moves the tail to a file of its own; a crash in between only makes this be done again. */
  private static void cutOff(FileChannel channel, long tail, Path torn) throws IOException {
    Files.deleteIfExists(torn);
    try (FileChannel target = PrivateFiles.create(torn)) {
      channel.position(tail);
      Channels.newInputStream(channel).transferTo(Channels.newOutputStream(target));
      target.force(true);
    }
    Folders.force(torn.toAbsolutePath().getParent());
    channel.truncate(tail);
  }

  /** Whether no process writes to the file any more. */
  private static boolean lock(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false; // another archive of this process
    }
  }

  /**
   * Where the record begins that was not finished; the end of the file if there is none. What is
   * damaged with whole records behind it was not torn by a crash, and stays for the reader to name.
   */
  private static long tail(Path file, FileChannel channel) throws IOException {
    RecordSearch search = new RecordSearch(channel);
    String warcinfo = search.warcinfo();
    long whole = wholeUpTo(channel, 0);
    while (whole < channel.size()) {
      OptionalLong next = search.next(whole + 1, warcinfo);
      if (next.isEmpty()) {
        return whole;
      }
      LOG.warn("{}: damaged at byte {}, and whole from byte {} on", file, whole, next.getAsLong());
      whole = wholeUpTo(channel, next.getAsLong());
    }
    return whole;
  }

  /** Where the records that are complete and undamaged end, from one of them on. */
  private static long wholeUpTo(FileChannel channel, long from) throws IOException {
    GzipMembers members = new GzipMembers(new RecordSearch.Section(channel, from), from);
    try {
      boolean more = true;
      while (more) {
        more = members.next(); // checks the member before
      }
      return members.start();
    } catch (EOFException | ZipException e) {
      return members.start();
    } finally {
      members.free();
    }
  }
}
